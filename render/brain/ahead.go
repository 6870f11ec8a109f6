package brain

import (
	"encephagen/render/camera"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// sight is how the brain is seen in a picture.
type sight struct {
	w, h     int
	clip     mgl32.Mat4
	options  Options
	selected int
	theme    *look.Theme
}

func (r *Renderer) sight(w, h int) sight {
	return sight{w, h, r.clip, r.Options, r.selected, look.Current()}
}

// DrawAhead draws the cortex of a picture of w x h px, a third of the work. The
// next Draw takes it if it sees the brain in the same way: a slow machine can so
// divide a picture between two frames. Activity of the cortex changes little
// between them; spikes are of the moment of Draw.
func (r *Renderer) DrawAhead(w, h int, cam *camera.Orbit) error {
	r.ahead = sight{}
	if err := r.prepare(w, h, cam); err != nil {
		return err
	}
	r.drawShell()
	r.resolve(r.shell)
	r.ahead = r.sight(w, h)
	return nil
}
