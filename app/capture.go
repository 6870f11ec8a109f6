//go:build !headless

package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"

	"github.com/go-gl/gl/v3.3-core/gl"

	"encephagen/render"
	"encephagen/render/film"
	rgl "encephagen/render/gl"
	"encephagen/sim/frame"
)

// Films made in the window: the composed picture at a fixed size, frames in
// biological time.
const (
	filmWidth, filmHeight = 1280, 720
	filmFPS               = 30
)

// take is a film in the making.
type take struct {
	path   string
	target *rgl.Framebuffer
	film   *film.Film
	start  float64 // biological step of frame 0
	frames int     // handed to the film
	missed int     // of them repetitions: the machine was too slow to draw or to encode
}

// newTake starts a film at a biological step.
func newTake(step float64, meta map[string]string) (*take, error) {
	t := &take{path: newName(".mp4"), start: step}
	var err error
	if t.target, err = rgl.NewFramebuffer(filmWidth, filmHeight, rgl.Options{}); err != nil {
		return nil, err
	}
	t.film, err = film.New(film.Options{
		Path: t.path, Width: filmWidth, Height: filmHeight, FPS: filmFPS, Live: true, Meta: meta,
	})
	if err != nil {
		t.target.Delete()
		return nil, err
	}
	return t, nil
}

// due is the biological step of the next frame.
func (t *take) due() float64 {
	return t.start + float64(t.frames)*frame.StepsPerSecond/filmFPS
}

// seconds is how long the film is.
func (t *take) seconds() float64 { return float64(t.frames) / filmFPS }

// shoot adds the stage as it is as the next frame.
func (t *take) shoot(stage *render.Stage) error {
	if err := stage.Compose(t.target, render.Studio); err != nil {
		return err
	}
	t.frames++
	before := t.film.Dropped()
	err := t.film.Frame(t.target)
	t.missed += t.film.Dropped() - before
	return err
}

// repeat lets the last picture stand in for the next frame.
func (t *take) repeat() error {
	t.frames++
	t.missed++
	return t.film.Repeat()
}

// stop ends the filming. It belongs to the GL thread.
func (t *take) stop() {
	t.film.Stop()
	t.target.Delete()
}

// finish waits until the film is complete and says what became of it. That
// takes a second; it follows stop on any goroutine.
func (t *take) finish() (news string, err error) {
	if err := t.film.Close(); err != nil {
		return "", err
	}
	news = fmt.Sprintf("%s: %.2f\u2009s", t.path, float64(t.film.Written())/filmFPS)
	if t.missed > 0 {
		news += fmt.Sprintf(", %d of %d frames repeat the one before: this machine was too slow", t.missed, t.frames)
	}
	return news, nil
}

// noFilm says why films cannot be made, if so.
func noFilm() string {
	if _, err := film.Find(); err != nil {
		return err.Error()
	}
	return ""
}

// still writes the window's back buffer, w x h pixels, to a new PNG.
func still(w, h int) (path string, err error) {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	gl.PixelStorei(gl.PACK_ALIGNMENT, 4)
	gl.ReadPixels(0, 0, int32(w), int32(h), gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(img.Pix))
	if err := rgl.Check("reading the window"); err != nil {
		return "", err
	}
	for y := range h / 2 {
		upper, lower := img.Pix[y*img.Stride:][:img.Stride], img.Pix[(h-1-y)*img.Stride:][:img.Stride]
		for i := range upper {
			upper[i], lower[i] = lower[i], upper[i]
		}
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255 // what lies behind the window is no part of the picture
	}
	path = newName(".png")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := errors.Join(encoder.Encode(file, img), file.Close()); err != nil {
		os.Remove(path) // half a picture
		return "", err
	}
	return path, nil
}

// newName is newborn-N with the smallest N that overwrites nothing.
func newName(ext string) string {
	n := 1
	for isTaken(fmt.Sprintf("newborn-%d", n), ext) {
		n++
	}
	return fmt.Sprintf("newborn-%d%s", n, ext)
}
