package overlay

import (
	"github.com/go-gl/mathgl/mgl32"

	rgl "encephagen/render/gl"
)

// Canvas collects what is drawn over a picture. Pictures lie lowest, then
// shapes, then words, each in the order of the calls.
type Canvas struct {
	atlas *atlas

	w, h     float32
	pictures []picture
	shapes   []shape
	words    []word

	glyphTex *rgl.Texture // the atlas on the graphics card
	corners  *rgl.Mesh    // for words
	boxes    *rgl.Mesh    // for shapes
	wordBuf  *rgl.Buffer
	shapeBuf *rgl.Buffer

	text, form, image, raster *rgl.Program
}

// word is one glyph to draw: a rectangle of the picture and its place in the
// atlas, px.
type word struct {
	x, y, w, h float32
	u, v       float32
	color      [4]byte
}

// shape is a box with round corners, a line with round ends, or a box that fades.
type shape struct {
	x0, y0, x1, y1 float32
	radius         float32
	border         float32 // 0 fills, otherwise the width of an outline
	kind           float32 // see below; 0 is a box
	color          [4]byte
}

// Kinds of shapes, as shape.vert knows them.
const (
	line      = 1 // from (x0, y0) to (x1, y1)
	fadeDown  = 2 // from nothing at the top to the colour at the bottom
	fadeUp    = 3
	fadeRight = 4
)

// picture is a texture in a rectangle.
type picture struct {
	x, y, w, h float32
	texture    uint32
	radius     float32
	// A ring of columns: see StripView. column is 0 for a plain picture.
	column float32 // width of a column, px
	newest int32   // the texture row that holds the rightmost column
	ring   int32   // rows of the texture
}

// NewCanvas loads the typeface and the programs. The context must be current.
func NewCanvas() (*Canvas, error) {
	a, err := newAtlas()
	if err != nil {
		return nil, err
	}
	c := &Canvas{atlas: a}
	for _, p := range []struct {
		at   **rgl.Program
		name string
	}{{&c.text, "text"}, {&c.form, "shape"}, {&c.image, "image"}, {&c.raster, "raster"}} {
		if *p.at, err = rgl.NewProgram(p.name); err != nil {
			c.Close()
			return nil, err
		}
	}
	c.glyphTex = rgl.NewTexture(atlasSize, atlasSize, rgl.R8)
	c.glyphTex.Filter(false)
	unit := []float32{0, 0, 1, 0, 0, 1, 1, 1}
	corner := []rgl.Attrib{{Location: 0, Size: 2}}
	c.corners, c.boxes = rgl.NewMesh(corner, unit, nil), rgl.NewMesh(corner, unit, nil)
	c.corners.Mode, c.boxes.Mode = rgl.Strip, rgl.Strip
	c.wordBuf, c.shapeBuf = rgl.NewBuffer(1<<16, rgl.Stream), rgl.NewBuffer(1<<15, rgl.Stream)
	c.corners.AddInstanced(c.wordBuf, rgl.Attrib{Location: 1, Size: 4}, rgl.Attrib{Location: 2, Size: 2},
		rgl.Attrib{Location: 3, Size: 4, Bytes: true})
	c.boxes.AddInstanced(c.shapeBuf, rgl.Attrib{Location: 1, Size: 4}, rgl.Attrib{Location: 2, Size: 3},
		rgl.Attrib{Location: 3, Size: 4, Bytes: true})
	return c, nil
}

// Begin starts an empty canvas of w x h px.
func (c *Canvas) Begin(w, h int) {
	c.w, c.h = float32(w), float32(h)
	c.pictures, c.shapes, c.words = c.pictures[:0], c.shapes[:0], c.words[:0]
	c.atlas.reset()
}

// Mark is a state of the canvas to go back to.
type Mark struct{ pictures, shapes, words int }

// Mark remembers what was drawn so far.
func (c *Canvas) Mark() Mark { return Mark{len(c.pictures), len(c.shapes), len(c.words)} }

// Back takes away what was drawn since m: for what turned out not to fit.
func (c *Canvas) Back(m Mark) {
	c.pictures, c.shapes, c.words = c.pictures[:m.pictures], c.shapes[:m.shapes], c.words[:m.words]
}

// Size is the canvas's width and height, px.
func (c *Canvas) Size() (w, h float32) { return c.w, c.h }

// End draws everything over what the bound framebuffer holds.
func (c *Canvas) End() {
	rgl.State{Blend: rgl.Alpha}.Apply()
	size := mgl32.Vec2{c.w, c.h}
	for i := range c.pictures {
		c.draw(&c.pictures[i], size)
	}
	if len(c.shapes) > 0 {
		rgl.Upload(c.shapeBuf, c.shapes)
		c.form.Use()
		c.form.Vec2("size", size)
		c.boxes.DrawInstanced(len(c.shapes))
	}
	if len(c.words) > 0 {
		if c.atlas.dirty {
			c.glyphTex.Upload(c.atlas.pix)
			c.atlas.dirty = false
		}
		rgl.Upload(c.wordBuf, c.words)
		c.text.Use()
		c.text.Vec2("size", size)
		c.text.Int("atlas", 0)
		c.glyphTex.Bind(0)
		c.corners.DrawInstanced(len(c.words))
	}
}

func (c *Canvas) draw(p *picture, size mgl32.Vec2) {
	prog := c.image
	if p.column > 0 {
		prog = c.raster
	}
	prog.Use()
	prog.Vec2("size", size)
	prog.Vec4("rect", mgl32.Vec4{p.x, p.y, p.w, p.h})
	prog.Int("picture", 0)
	if p.column > 0 {
		prog.Float("column", p.column)
		prog.Int("newest", p.newest)
		prog.Int("ring", p.ring)
	} else {
		prog.Float("radius", p.radius)
	}
	rgl.BindTexture(0, p.texture)
	rgl.DrawVertices(6)
}

// Close frees what the canvas holds on the graphics card.
func (c *Canvas) Close() {
	for _, p := range []*rgl.Program{c.text, c.form, c.image, c.raster} {
		if p != nil {
			p.Delete()
		}
	}
	if c.boxes == nil {
		return // it never came to life
	}
	c.glyphTex.Delete()
	c.corners.Delete()
	c.boxes.Delete()
	c.wordBuf.Delete()
	c.shapeBuf.Delete()
}

// Reach is the box around all words, px: nothing of it may lie outside the
// picture.
func (c *Canvas) Reach() (left, top, right, bottom float32) {
	for i, w := range c.words {
		if i == 0 {
			left, top, right, bottom = w.x, w.y, w.x+w.w, w.y+w.h
		}
		left, top = min(left, w.x), min(top, w.y)
		right, bottom = max(right, w.x+w.w), max(bottom, w.y+w.h)
	}
	return left, top, right, bottom
}
