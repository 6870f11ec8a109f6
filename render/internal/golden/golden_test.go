package golden

import (
	"image"
	"testing"
)

func flat(v byte) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 10, 10))
	for i := range img.Pix {
		img.Pix[i] = v
	}
	return img
}

func TestCompare(t *testing.T) {
	onePixel := flat(100)
	onePixel.Pix[41] = 200
	for _, c := range []struct {
		name string
		got  *image.NRGBA
		tol  Tolerance
		ok   bool
	}{
		{"same", flat(100), Tolerance{}, true},
		{"a shade within the mean", flat(101), Tolerance{Mean: 1, Off: 2, Share: 0}, true},
		{"a shade beyond the mean", flat(102), Tolerance{Mean: 1, Off: 2, Share: 0}, false},
		{"one pixel of a hundred", onePixel, Tolerance{Mean: 1, Off: 24, Share: 0.01}, true},
		{"one pixel too many", onePixel, Tolerance{Mean: 1, Off: 24, Share: 0.009}, false},
		{"another size", image.NewNRGBA(image.Rect(0, 0, 10, 9)), Default, false},
	} {
		if err := Compare(c.got, flat(100), c.tol); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
