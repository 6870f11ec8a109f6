// Package assets embeds what the program shows and moves: body models (MJCF),
// the brain mesh and the font, each with its licence beside it, and the icon of its
// window. desktop is for `make install` and not embedded.
package assets

import "embed"

//go:generate go run ./icon/draw -o icon

// FS holds body/*.xml, mesh/*.glb, font/*.otf, LICENSES/ and the icon.
//
//go:embed body mesh font LICENSES icon/encephagen.png
var FS embed.FS
