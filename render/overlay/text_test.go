package overlay

import (
	"testing"

	"encephagen/render/internal/golden"
	"encephagen/render/look"
)

func testAtlas(t testing.TB) *Canvas {
	t.Helper()
	a, err := newAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return &Canvas{atlas: a}
}

func TestDigitsAreTabular(t *testing.T) {
	c := testAtlas(t)
	for _, w := range []Weight{Regular, SemiBold} {
		for _, px := range []float32{12, 13, 15, 20, 28, 40} {
			st := Style{Size: px, Weight: w}
			want := Width(c, st, "88.88")
			for _, s := range []string{"11.11", "07.41", "40.90", "\u20071.11"} {
				if got := Width(c, st, s); got != want {
					t.Errorf("%q at %v px is %v px wide, 88.88 is %v", s, px, got, want)
				}
			}
		}
	}
}

func TestFontHasEveryRuneTheProgramWrites(t *testing.T) {
	c := testAtlas(t)
	for _, w := range []Weight{Regular, SemiBold} {
		f := c.atlas.fonts.face(20, w)
		for _, r := range "ΔαβγδεζηθικλμνξοπρστυφχψωΣΩµ°×±−–—·…≤≥²³→ĶÄöüß" {
			if g, err := f.cut.GlyphIndex(&c.atlas.fonts.buf, r); err != nil || g == 0 {
				t.Errorf("%q has no glyph", r)
			}
		}
		if a := f.advance(thinSpace); a <= 0 || a > 6 {
			t.Errorf("a thin space at 20 px is %v px wide", a)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{1.284, 2, "1.28"}, {-0.31, 2, "\u22120.31"}, {-0.004, 2, "0.00"}, {0, 0, "0"}, {-12.5, 1, "\u221212.5"}} {
		if got := string(AppendNumber([]byte("x "), c.v, c.decimals)); got != "x "+c.want {
			t.Errorf("%v: %q", c.v, got)
		}
	}
}

func TestFit(t *testing.T) {
	c := testAtlas(t)
	st := Style{Size: 13}
	long := "Superior frontal gyrus, medial orbital"
	for room := float32(0); room < 300; room += 7 {
		head, tail := Fit(c, st, long, room)
		if w := Width(c, st, head+tail); w > room && head != "" {
			t.Errorf("%q takes %v of %v px", head+tail, w, room)
		}
		if head != long && head != "" && tail != ellipsis {
			t.Errorf("%q was shortened without a sign", head)
		}
	}
	if head, tail := Fit(c, st, long, 1000); head != long || tail != "" {
		t.Errorf("%q %q although there was room", head, tail)
	}
}

// A glyph that found no room makes the atlas start anew, and the next frame is
// complete again.
func TestAtlasStartsAnewWhenFull(t *testing.T) {
	c := testAtlas(t)
	for px := float32(20); px < 200 && !c.atlas.full; px++ {
		Text(c, 0, 0, Style{Size: px}, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
	}
	if !c.atlas.full {
		t.Fatal("the atlas never filled")
	}
	c.Begin(100, 100)
	Text(c, 0, 50, Style{Size: 30}, "Again")
	if c.atlas.full || len(c.words) != 5 {
		t.Errorf("full %v, %d of 5 glyphs", c.atlas.full, len(c.words))
	}
}

func TestTextPicture(t *testing.T) {
	c, f := canvas(t, 640, 230)
	begin(c, f)
	y := float32(30)
	for _, px := range []float32{look.Title, look.Heading, look.Text, look.Small, look.Axis} {
		st := Style{Size: px, Color: look.Strong}
		end := Text(c, 16, y, st, "Newborn 0.31 \u0394t 20\u2009\u00b5s \u221287\u00b0 AVATo")
		st.Weight, st.Color = SemiBold, look.Quiet
		Text(c, end+8, y, st, "Moro")
		y += 1.5*px + 4
	}
	c.Bar(16, 180, 120, 8, 0.62, look.Line, look.Families[4])
	c.Bar(16, 196, 120, 8, 0.03, look.Line, look.Families[2])
	c.Outline(150, 170, 60, 40, 8, 1, look.Quiet, 1)
	c.Disc(232, 190, 6, look.Excitatory)
	c.Ring(252, 190, 6, 2, look.Inhibitory)
	c.Line(270, 210, 330, 172, 2, look.Accent, 1)
	Kinds(c, 560, 190, 1)
	c.End()
	golden.Framebuffer(t, "text", f, golden.Default)
}

func TestCanvasDoesNotAllocate(t *testing.T) {
	c, f := canvas(t, 640, 360)
	var buf []byte
	n := 0
	frame := func() {
		begin(c, f)
		n++
		buf = AppendNumber(buf[:0], float64(n)*0.37, 2)
		Text(c, 20, 40, Style{Size: 28, Color: look.Strong}, buf)
		TextRight(c, 600, 40, Style{Size: 13, Color: look.Quiet}, "biological time")
		Kinds(c, 600, 80, 1)
		c.Round(10, 100, 200, 40, 4, look.Panel, 1)
		c.End()
	}
	for range 400 {
		frame() // every digit in every place
	}
	if a := testing.AllocsPerRun(50, frame); a > 0 {
		t.Errorf("%v allocations a frame", a)
	}
}
