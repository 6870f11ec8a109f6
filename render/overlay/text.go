package overlay

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/go-gl/mathgl/mgl32"
)

// Style is how words look. Size is in pixels of the picture, already scaled.
type Style struct {
	Size   float32
	Weight Weight
	Color  mgl32.Vec3
	Alpha  float32 // 0 means opaque: a style that says nothing is visible
}

// With returns the style in another colour.
func (s Style) With(c mgl32.Vec3) Style {
	s.Color = c
	return s
}

func (s Style) alpha() float32 {
	if s.Alpha == 0 {
		return 1
	}
	return s.Alpha
}

func (s Style) px() int { return int(s.Size + 0.5) }

// Words is what can be written: a string, or bytes so that a number can be
// formatted into a buffer that is used again.
type Words interface{ ~string | ~[]byte }

// next decodes the rune at i.
func next[T Words](s T, i int) (r rune, size int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	var b [utf8.UTFMax]byte
	n := 0
	for n < len(b) && i+n < len(s) {
		b[n] = s[i+n]
		n++
	}
	return utf8.DecodeRune(b[:n])
}

// walk calls place with each rune and its pen position from 0 on, and returns
// where the pen ends. place may be nil.
func walk[T Words](a *atlas, f *face, s T, place func(r rune, pen float32)) float32 {
	var pen float32
	var before rune
	for i := 0; i < len(s); {
		r, n := next(s, i)
		i += n
		pen += f.kern(&a.fonts.buf, before, r)
		if place != nil {
			place(r, pen)
		}
		pen += f.advance(r)
		before = r
	}
	return pen
}

// Width is how much room the words take, px.
func Width[T Words](c *Canvas, st Style, s T) float32 {
	return walk(c.atlas, c.atlas.fonts.face(st.px(), st.Weight), s, nil)
}

// Capital is the height of a capital letter, px: what to centre words by.
func (c *Canvas) Capital(st Style) float32 {
	return c.atlas.fonts.face(st.px(), st.Weight).capital
}

// Text writes the words from x on with their feet on y, and returns where they
// end.
func Text[T Words](c *Canvas, x, y float32, st Style, s T) float32 {
	f := c.atlas.fonts.face(st.px(), st.Weight)
	color := rgba(st.Color, st.alpha())
	foot := float32(math.Round(float64(y)))
	return x + walk(c.atlas, f, s, func(r rune, pen float32) {
		at := x + pen
		whole := float32(math.Floor(float64(at)))
		phase := uint8((at - whole) * phases)
		g := c.atlas.glyph(f, st.Weight, r, min(phase, phases-1))
		if g.w == 0 {
			return
		}
		c.words = append(c.words, word{
			x: whole + float32(g.dx), y: foot + float32(g.dy), w: float32(g.w), h: float32(g.h),
			u: float32(g.u), v: float32(g.v), color: color,
		})
	})
}

// TextRight writes the words so that they end at x.
func TextRight[T Words](c *Canvas, x, y float32, st Style, s T) {
	Text(c, x-Width(c, st, s), y, st, s)
}

// TextCentre writes the words around x.
func TextCentre[T Words](c *Canvas, x, y float32, st Style, s T) {
	Text(c, x-Width(c, st, s)/2, y, st, s)
}

// ellipsis ends words that had to be shortened.
const ellipsis = "\u2026"

// Fit returns the longest beginning of s that takes at most room px, with an
// ellipsis if it had to be shortened, and nothing if not even that fits.
func Fit(c *Canvas, st Style, s string, room float32) (head, tail string) {
	if Width(c, st, s) <= room {
		return s, ""
	}
	dots := Width(c, st, ellipsis)
	for len(s) > 0 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
		if len(s) > 0 && s[len(s)-1] == ' ' {
			continue
		}
		if len(s) > 0 && Width(c, st, s)+dots <= room {
			return s, ellipsis
		}
	}
	return "", ""
}

// minus is the sign of a negative number: as wide as a plus, unlike a hyphen.
const minus = "\u2212"

// AppendNumber formats v with a fixed number of decimals and a true minus sign;
// a value that rounds to zero has no sign.
func AppendNumber(dst []byte, v float64, decimals int) []byte {
	at := len(dst)
	dst = strconv.AppendFloat(dst, math.Abs(v), 'f', decimals, 64)
	if v >= 0 || math.IsNaN(v) {
		return dst
	}
	zero := true
	for _, b := range dst[at:] {
		if b != '0' && b != '.' {
			zero = false
		}
	}
	if zero {
		return dst
	}
	n := len(dst) - at
	dst = append(dst, minus...)
	copy(dst[at+len(minus):], dst[at:at+n])
	copy(dst[at:], minus)
	return dst
}
