package gl_test

import (
	"errors"
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/offscreen"
)

// TestLostContextIsNoticed takes the context from the thread, as a driver does
// that ends: OpenGL then neither draws nor complains.
func TestLostContextIsNoticed(t *testing.T) {
	c, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := rgl.Check("before"); err != nil {
		t.Error(err)
	}
	c.Close()
	if err := rgl.Check("drawing"); !errors.Is(err, rgl.ErrLost) {
		t.Errorf("%v", err)
	}
}
