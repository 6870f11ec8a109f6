// Package assets embeds what the program shows and moves: body models (MJCF),
// the brain mesh and the font, each with its licence beside it.
package assets

import "embed"

// FS holds body/*.xml, mesh/*.glb, font/*.otf and LICENSES/*.txt.
//
//go:embed body mesh font LICENSES
var FS embed.FS
