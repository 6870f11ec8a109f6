// Package manual writes the program's man page, in the language of man(7). The
// commands and flags are those of the description that parses the command line.
package manual
