package colormap

import (
	"math"
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

// deuteranope is what a reader without M cones sees: Viénot, Brettel & Mollon
// (1999), "Digital video colourmaps for checking the legibility of displays by
// dichromats", in linear light, by its matrix in linear sRGB.
func deuteranope(c mgl32.Vec3) mgl32.Vec3 {
	l := Linear(c)
	r := 0.29275*l[0] + 0.70725*l[1]
	b := -0.02234*l[0] + 0.02234*l[1] + l[2]
	out := mgl32.Vec3{r, r, b}
	for i, v := range out {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			out[i] = 12.92 * v
		} else {
			out[i] = float32(1.055*math.Pow(float64(v), 1/2.4) - 0.055)
		}
	}
	return out
}

// entries gives the lightness of each entry through an eye.
func entries(m *Map, eye func(mgl32.Vec3) mgl32.Vec3) []float64 {
	out := make([]float64, Size)
	for i := range out {
		out[i] = Lightness(eye(m.At(float32(i) / (Size - 1))))
	}
	return out
}

// TestSequentialRises: more is lighter, for every reader. A byte of rounding
// moves L* by up to about 0.4.
func TestSequentialRises(t *testing.T) {
	eyes := map[string]func(mgl32.Vec3) mgl32.Vec3{
		"normal":       func(c mgl32.Vec3) mgl32.Vec3 { return c },
		"deuteranopia": deuteranope,
	}
	for _, m := range []*Map{Viridis, Inferno, Batlow} {
		for name, eye := range eyes {
			l := entries(m, eye)
			for i := 1; i < Size; i++ {
				if l[i] < l[i-1]-0.4 {
					t.Errorf("%s, %s: lightness falls from %.2f to %.2f at entry %d", m.Name, name, l[i-1], l[i], i)
				}
			}
			for i := 16; i < Size; i += 16 {
				if l[i] < l[i-16]+1 {
					t.Errorf("%s, %s: entries %d and %d cannot be told apart (%.2f, %.2f)", m.Name, name, i-16, i, l[i-16], l[i])
				}
			}
		}
	}
}

// TestDivergingIsLightestInTheMiddle: the zero of vik stands out, and its ends
// differ for a deuteranope, too.
func TestDivergingIsLightestInTheMiddle(t *testing.T) {
	l := entries(Vik, deuteranope)
	top := 0
	for i := range l {
		if l[i] > l[top] {
			top = i
		}
	}
	if top < 118 || top > 138 {
		t.Errorf("lightest entry is %d, not the middle", top)
	}
	low, high := deuteranope(Vik.At(0.15)), deuteranope(Vik.At(0.85))
	if d := low.Sub(high).Len(); d < 0.3 {
		t.Errorf("a deuteranope sees both sides of zero alike: distance %.2f", d)
	}
}

func TestCyclicCloses(t *testing.T) {
	if d := Twilight.At(0).Sub(Twilight.At(0.99999)).Len(); d > 0.02 {
		t.Errorf("ends differ by %.3f", d)
	}
	if Twilight.At(1.25) != Twilight.At(0.25) || Twilight.At(-0.75) != Twilight.At(0.25) {
		t.Error("a phase does not wrap around")
	}
}

// TestKnownEntries pins table ends to the published values.
func TestKnownEntries(t *testing.T) {
	for _, c := range []struct {
		m    *Map
		at   float32
		want uint32
	}{
		{Viridis, 0, 0x440154}, {Viridis, 1, 0xFDE725}, {Inferno, 0, 0x000004}, {Inferno, 1, 0xFCFFA4},
		{Batlow, 0, 0x011959}, {Batlow, 1, 0xFACCFA}, {Vik, 0, 0x001261}, {Vik, 1, 0x590008},
	} {
		v := c.m.At(c.at)
		got := uint32(v[0]*255+0.5)<<16 | uint32(v[1]*255+0.5)<<8 | uint32(v[2]*255+0.5)
		if got != c.want {
			t.Errorf("%s at %g is %06X, want %06X", c.m.Name, c.at, got, c.want)
		}
	}
}

func TestAtSurvivesAnything(t *testing.T) {
	nan := float32(math.NaN())
	for _, m := range All {
		for _, v := range []float32{nan, -1, 2, float32(math.Inf(1)), float32(math.Inf(-1))} {
			for _, c := range m.At(v) {
				if !(c >= 0 && c <= 1) {
					t.Errorf("%s at %g gives %v", m.Name, v, m.At(v))
				}
			}
		}
	}
}

func TestAppendRGBA8(t *testing.T) {
	b := Inferno.AppendRGBA8(nil)
	if len(b) != 4*Size || b[4*255] != 0xFC || b[4*255+3] != 255 {
		t.Errorf("texture of %d bytes ends with % x", len(b), b[len(b)-4:])
	}
}

func TestByName(t *testing.T) {
	if m, err := ByName("BATLOW"); err != nil || m != Batlow {
		t.Errorf("got %v, %v", m, err)
	}
	if _, err := ByName("jet"); err == nil {
		t.Error("jet was found")
	}
}

// TestCategoriesDiffer: no two categories collapse for a deuteranope.
func TestCategoriesDiffer(t *testing.T) {
	for i, a := range OkabeIto {
		for _, b := range OkabeIto[:i] {
			if d := deuteranope(a.Color).Sub(deuteranope(b.Color)).Len(); d < 0.1 {
				t.Errorf("%s and %s look alike: distance %.3f", a.Name, b.Name, d)
			}
		}
	}
}

func TestTicks(t *testing.T) {
	s := Scale{Map: Inferno, Quantity: "Firing rate", Unit: "Hz", Min: 0, Max: 20}
	got := s.Ticks(nil, 5)
	want := []float64{0, 5, 10, 15, 20}
	if len(got) != len(want) {
		t.Fatalf("ticks %v, want %v", got, want)
	}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-9 {
			t.Fatalf("ticks %v, want %v", got, want)
		}
	}
	if f := s.Fraction(30); f != 1 {
		t.Errorf("30 Hz lies at %g", f)
	}
}
