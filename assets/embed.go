// Package assets embeds what the program shows and moves: body models (MJCF),
// the brain mesh and the font, each with its licence beside it. desktop and icon
// are for `make install` and not embedded.
package assets

import "embed"

//go:generate go run ./icon/draw -o icon

// FS holds body/*.xml, mesh/*.glb, font/*.otf and LICENSES/.
//
//go:embed body mesh font LICENSES
var FS embed.FS
