package body

import rgl "encephagen/render/gl"

// SetDetail chooses how many samples a pixel smooth the body's outline, and how
// many texels a side hold what it shades of the floor.
func (r *Renderer) SetDetail(samples, shade int) error {
	w, h := r.picture.Size()
	picture, err := rgl.NewFramebuffer(w, h, rgl.Options{Depth: true, Samples: samples})
	if err != nil {
		return err
	}
	field, err := rgl.NewFramebuffer(shade, shade, rgl.Options{})
	if err != nil {
		picture.Delete()
		return err
	}
	r.picture.Delete()
	r.shade.Delete()
	r.picture, r.shade = picture, field
	return nil
}
