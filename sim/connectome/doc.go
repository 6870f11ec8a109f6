// Package connectome is the measured wiring of the human cortex: 80 regions of
// the AAL2 atlas with the weights and lengths of the tracts between them, and
// what is measured about each region. Provenance and licences stand in
// data/README.md.
//
// HCP7 is the mean of seven adults of the Human Connectome Project and the
// default. GW5, five older adults measured in Greifswald, is what the reference
// system used under the wrong name of HCP; it is kept to reproduce it. Neither
// is a newborn's brain: the layout of the large tracts is present at birth,
// their weights and myelination are not those of an adult.
//
// Everything that is read is checked, and an error names the file, the row, the
// column and what was expected there.
package connectome
