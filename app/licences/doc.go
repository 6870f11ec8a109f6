// Package licences knows the terms that bind the program, what is linked into
// it and the data that it embeds, and prints them.
//
// The code is MIT; a distributed binary is offered under GPL-3, because files
// labelled with the atlas AAL2 are embedded. The texts lie in assets/LICENSES
// and data/LICENSES; those of the linked modules are collected:
package licences

//go:generate go run ./internal/collect -root ../.. -o ../../assets/LICENSES
