package look

import (
	"math"
	"reflect"
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

// luminance is relative luminance of WCAG 2.
func luminance(c mgl32.Vec3) (y float64) {
	for i, w := range [...]float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i])
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		y += w * v
	}
	return y
}

func contrast(a, b mgl32.Vec3) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: text is legible on stage and panel (WCAG 2: 4.5 to 1; quiet
// words 4 to 1), and what carries meaning stands out of the stage, 1.9 to 1.
func TestContrast(t *testing.T) {
	for _, th := range Themes {
		for _, surface := range []mgl32.Vec3{th.Stage, th.Panel} {
			for name, c := range map[string]struct {
				color mgl32.Vec3
				least float64
			}{
				"strong": {th.Strong, 12}, "normal": {th.Normal, 7}, "quiet": {th.Quiet, 4},
				"accent": {th.Accent, 3}, "record": {th.Record, 4},
				"excitatory": {th.Excitatory, 3}, "inhibitory": {th.Inhibitory, 3},
			} {
				if got := contrast(c.color, surface); got < c.least {
					t.Errorf("%s: %s on %v has a contrast of %.1f, want %.1f", th.Name, name, surface, got, c.least)
				}
			}
			for i, f := range th.Families {
				if got := contrast(f, surface); got < 1.9 {
					t.Errorf("%s: family %d has a contrast of %.1f", th.Name, i, got)
				}
			}
		}
	}
}

// TestUse: every colour of a theme is a token of its own, and follows.
func TestUse(t *testing.T) {
	defer Use(Dark)
	for _, th := range []*Theme{Light, Dark} {
		Use(th)
		if Current() != th || Stage != th.Stage || Panel != th.Panel || Line != th.Line || Strong != th.Strong ||
			Normal != th.Normal || Quiet != th.Quiet || Accent != th.Accent || Record != th.Record || Floor != th.Floor ||
			Excitatory != th.Excitatory || Inhibitory != th.Inhibitory || Cortex != th.Cortex || Nuclei != th.Nuclei ||
			Hindbrain != th.Hindbrain || Tract != th.Tract || Families != th.Families || Push != th.Push ||
			Extensor != th.Extensor || Flexor != th.Flexor {
			t.Errorf("%s: not every token follows", th.Name)
		}
		v := reflect.ValueOf(*th)
		for i := range v.NumField() {
			if v.Field(i).IsZero() && v.Type().Field(i).Name != "Light" {
				t.Errorf("%s has no %s", th.Name, v.Type().Field(i).Name)
			}
		}
	}
	Use(Light)
	if up := Raise(Panel, 0.1); luminance(up) >= luminance(Panel) {
		t.Errorf("a raised surface on light is %v", up)
	}
}

func TestParseTheme(t *testing.T) {
	for _, th := range Themes {
		if got, err := ParseTheme(th.Name); err != nil || got != th {
			t.Errorf("%s: %v, %v", th.Name, got, err)
		}
	}
	_, err := ParseTheme("sepia")
	if want := `theme "sepia" is not one of dark, light`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
