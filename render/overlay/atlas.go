package overlay

import "image"

// atlasSize is the side of the texture that holds the glyphs, px. The sizes of
// one window and one film fit several times over.
const atlasSize = 1024

// atlas keeps every glyph that was ever drawn, packed in shelves. When it is
// full it starts anew; the glyphs of the present frame come back by themselves.
type atlas struct {
	fonts  *fonts
	pix    []byte // coverage, atlasSize squared, top row first
	glyphs map[glyphKey]glyph
	penX   int // where the next glyph goes
	penY   int
	shelf  int // height of the present shelf
	dirty  bool
	full   bool // a glyph found no room; forget everything before the next frame
}

type glyphKey struct {
	r      rune
	px     uint16
	weight Weight
	phase  uint8
}

// glyph is a rectangle of the atlas and where it goes relative to the pen.
type glyph struct {
	u, v, w, h int16
	dx, dy     int16
}

func newAtlas() (*atlas, error) {
	f, err := loadFonts()
	if err != nil {
		return nil, err
	}
	return &atlas{fonts: f, pix: make([]byte, atlasSize*atlasSize), glyphs: map[glyphKey]glyph{}}, nil
}

// reset forgets all glyphs if there was no room for one of the last frame.
func (a *atlas) reset() {
	if !a.full {
		return
	}
	clear(a.glyphs)
	clear(a.pix)
	a.penX, a.penY, a.shelf = 0, 0, 0
	a.full, a.dirty = false, true
}

// glyph finds r at its size and phase, drawing it if it is new. Blanks have no
// width.
func (a *atlas) glyph(f *face, w Weight, r rune, phase uint8) glyph {
	key := glyphKey{r: r, px: uint16(f.px), weight: w, phase: phase}
	if g, ok := a.glyphs[key]; ok {
		return g
	}
	bounds, mask := f.raster(r, phase)
	var g glyph
	if mask != nil {
		g = a.place(bounds, mask)
	}
	a.glyphs[key] = g
	return g
}

// place copies a mask into the atlas, a pixel away from its neighbours.
func (a *atlas) place(bounds image.Rectangle, mask *image.Alpha) glyph {
	w, h := bounds.Dx(), bounds.Dy()
	if a.penX+w+1 > atlasSize {
		a.penX, a.penY, a.shelf = 0, a.penY+a.shelf+1, 0
	}
	if a.penY+h+1 > atlasSize || w+1 > atlasSize {
		a.full = true
		return glyph{}
	}
	for y := range h {
		at := (a.penY+y)*atlasSize + a.penX
		copy(a.pix[at:at+w], mask.Pix[y*mask.Stride:y*mask.Stride+w])
	}
	g := glyph{
		u: int16(a.penX), v: int16(a.penY), w: int16(w), h: int16(h),
		dx: int16(bounds.Min.X), dy: int16(bounds.Min.Y),
	}
	a.penX += w + 1
	a.shelf = max(a.shelf, h)
	a.dirty = true
	return g
}
