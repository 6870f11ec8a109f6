// Package experiment puts questions to the newborn that have a number for an
// answer: how long it stays up, under which controller, over which seeds.
package experiment
