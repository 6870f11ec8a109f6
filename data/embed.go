// Package data embeds the measured connectome and what was learned on it. Each
// table's provenance is told in README.md, its licence in LICENSES.
package data

import "embed"

// FS holds regions.csv, the learned biases, hcp7/, gw5/, balance/ and
// LICENSES/.
//
//go:embed *.csv hcp7 gw5 balance LICENSES
var FS embed.FS
