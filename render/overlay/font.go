package overlay

import (
	"fmt"
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"encephagen/assets"
)

// Weight chooses between the two cuts of the program's typeface, Inter.
type Weight uint8

const (
	Regular Weight = iota
	SemiBold
)

var fontFiles = [...]string{Regular: "font/Inter-Regular.otf", SemiBold: "font/Inter-SemiBold.otf"}

// figureSpace is as wide as a digit; thinSpace stands between number and unit.
const (
	figureSpace = '\u2007'
	thinSpace   = '\u2009'
)

// phases is how many horizontal positions within a pixel a glyph is drawn for:
// letters then keep their distances at small sizes.
const phases = 4

// fonts holds both cuts and a face for each size in use.
type fonts struct {
	cuts  [len(fontFiles)]*sfnt.Font
	buf   sfnt.Buffer
	faces map[faceKey]*face
}

type faceKey struct {
	px     int
	weight Weight
}

// face is one cut at one size. Digits all have the same advance, so that
// numbers do not jitter while they run.
type face struct {
	font.Face
	cut      *sfnt.Font
	px       int
	digit    float32 // advance of a digit
	ascent   float32
	descent  float32
	capital  float32 // height of an H
	advances map[rune]float32
	kerns    map[[2]rune]float32
}

func loadFonts() (*fonts, error) {
	f := &fonts{faces: map[faceKey]*face{}}
	for i, name := range fontFiles {
		raw, err := assets.FS.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("overlay: font: %w", err)
		}
		if f.cuts[i], err = opentype.Parse(raw); err != nil {
			return nil, fmt.Errorf("overlay: font %s: %w", name, err)
		}
	}
	return f, nil
}

// face returns the cut at px pixels to the em. A size that opentype refuses
// does not exist for these fonts, so an error is a programmer's mistake.
func (f *fonts) face(px int, w Weight) *face {
	key := faceKey{max(px, 1), w}
	if face, ok := f.faces[key]; ok {
		return face
	}
	ff, err := opentype.NewFace(f.cuts[w], &opentype.FaceOptions{Size: float64(key.px), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("overlay: " + err.Error())
	}
	m := ff.Metrics()
	out := &face{
		Face: ff, cut: f.cuts[w], px: key.px,
		ascent: pixels(m.Ascent), descent: pixels(m.Descent), capital: pixels(m.CapHeight),
		advances: map[rune]float32{}, kerns: map[[2]rune]float32{},
	}
	for r := '0'; r <= '9'; r++ {
		if a, ok := ff.GlyphAdvance(r); ok {
			out.digit = max(out.digit, pixels(a))
		}
	}
	f.faces[key] = out
	return out
}

func pixels(x fixed.Int26_6) float32 { return float32(x) / 64 }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// advance is how far the pen moves for r.
func (f *face) advance(r rune) float32 {
	if isDigit(r) || r == figureSpace {
		return f.digit
	}
	if a, ok := f.advances[r]; ok {
		return a
	}
	a, ok := f.Face.GlyphAdvance(r)
	w := pixels(a)
	if r == thinSpace || !ok && r == ' ' {
		w = float32(f.px) / 6
	}
	f.advances[r] = w
	return w
}

// kern is what the pen moves back or forth between two runes. Digits are left
// alone: they stand in columns.
func (f *face) kern(buf *sfnt.Buffer, a, b rune) float32 {
	if a == 0 || isDigit(a) || isDigit(b) {
		return 0
	}
	key := [2]rune{a, b}
	if k, ok := f.kerns[key]; ok {
		return k
	}
	k := float32(0)
	ga, errA := f.cut.GlyphIndex(buf, a)
	gb, errB := f.cut.GlyphIndex(buf, b)
	if errA == nil && errB == nil {
		if v, err := f.cut.Kern(buf, ga, gb, fixed.I(f.px), font.HintingNone); err == nil {
			k = pixels(v)
		}
	}
	f.kerns[key] = k
	return k
}

// raster draws r with its pen phase/phases of a pixel right of a pixel's edge.
// The mask is valid until the next call; it is nil for blanks.
func (f *face) raster(r rune, phase uint8) (bounds image.Rectangle, mask *image.Alpha) {
	dot := fixed.Point26_6{X: fixed.Int26_6(phase) * 64 / phases}
	if isDigit(r) {
		if a, ok := f.Face.GlyphAdvance(r); ok { // centred in its column
			dot.X += fixed.Int26_6((f.digit - pixels(a)) * 32)
		}
	}
	if r == figureSpace || r == thinSpace {
		return image.Rectangle{}, nil
	}
	bounds, m, _, _, ok := f.Face.Glyph(dot, r)
	a, isAlpha := m.(*image.Alpha)
	if !ok || !isAlpha || bounds.Empty() {
		return image.Rectangle{}, nil
	}
	return bounds, a
}
