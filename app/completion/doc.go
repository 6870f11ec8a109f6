// Package completion writes scripts with which bash, zsh and fish complete the
// program's command line. They are made of the same description of commands and
// flags that parses it, and need nothing of the program while they run.
//
// What may follow a flag is read from its placeholder: "auto|plain" are words,
// "F.mp4" is a file with that ending.
package completion
