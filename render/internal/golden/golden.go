// Package golden compares pictures with those kept in testdata. Rasterisers
// differ in the last bit and at edges, so a picture passes when few pixels are
// off and the mean difference is small. `go test -update` keeps new ones; look
// at them before committing.
package golden

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	rgl "encephagen/render/gl"
)

var update = flag.Bool("update", false, "keep the pictures as the new golden ones")

// Tolerance is how much a picture may differ.
type Tolerance struct {
	Mean  float64 // mean absolute difference of a channel, 0..255
	Off   int     // a pixel is off if any channel differs by more than this
	Share float64 // allowed share of pixels that are off
}

// Default allows for different rasterisers, not for a different picture.
var Default = Tolerance{Mean: 1, Off: 24, Share: 0.01}

// Framebuffer compares the picture in f with testdata/NAME.png.
func Framebuffer(t *testing.T, name string, f *rgl.Framebuffer, tol Tolerance) {
	t.Helper()
	Image(t, name, Picture(f), tol)
}

// Picture reads a framebuffer, opaque.
func Picture(f *rgl.Framebuffer) *image.NRGBA {
	w, h := f.Size()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	rgl.ReadRGBA(f, img.Pix)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	return img
}

// Image compares a picture with testdata/NAME.png. On failure it leaves
// testdata/NAME.actual.png beside it to look at.
func Image(t *testing.T, name string, got *image.NRGBA, tol Tolerance) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	actual := filepath.Join("testdata", name+".actual.png")
	if *update {
		if err := Write(path, got); err != nil {
			t.Fatal(err)
		}
		os.Remove(actual)
		return
	}
	want, err := Read(path)
	if err == nil {
		err = Compare(got, want, tol)
	}
	if err == nil {
		os.Remove(actual)
		return
	}
	if werr := Write(actual, got); werr != nil {
		t.Error(werr)
	}
	t.Errorf("picture %s: %v; see %s, or keep it with -update", name, err, actual)
}

// Compare says how two pictures differ, if by more than tol.
func Compare(got, want *image.NRGBA, tol Tolerance) error {
	if got.Bounds() != want.Bounds() {
		return fmt.Errorf("size %v, want %v", got.Bounds().Size(), want.Bounds().Size())
	}
	sum, off := 0, 0
	for i := 0; i < len(got.Pix); i += 4 {
		worst := 0
		for c := range 3 {
			d := int(got.Pix[i+c]) - int(want.Pix[i+c])
			d = max(d, -d)
			sum += d
			worst = max(worst, d)
		}
		if worst > tol.Off {
			off++
		}
	}
	pixels := float64(len(got.Pix) / 4)
	mean, share := float64(sum)/(3*pixels), float64(off)/pixels
	if mean > tol.Mean || share > tol.Share {
		return fmt.Errorf("mean difference %.2f of 255 (allowed %.2f), %.2f %% of pixels off by more than %d (allowed %.2f %%)",
			mean, tol.Mean, 100*share, tol.Off, 100*tol.Share)
	}
	return nil
}

// Read loads a PNG.
func Read(path string) (*image.NRGBA, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if n, ok := img.(*image.NRGBA); ok {
		return n, nil
	}
	n := image.NewNRGBA(img.Bounds())
	for y := n.Rect.Min.Y; y < n.Rect.Max.Y; y++ {
		for x := n.Rect.Min.X; x < n.Rect.Max.X; x++ {
			n.Set(x, y, img.At(x, y))
		}
	}
	return n, nil
}

// Write saves a PNG, making its folder.
func Write(path string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, img); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
