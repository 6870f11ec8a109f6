package body

import (
	"fmt"
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Input is the moment to draw.
type Input struct {
	A, B []frame.Pose // two physics steps, in the order of Static.Geoms
	Mix  float32      // how far from A to B, 0..1
	Glow []Glow       // by geom; nil for none
}

// Renderer draws one body.
type Renderer struct {
	geoms   []frame.Geom
	shapes  []capsule
	joins   []join // found in the first pose
	parts   int    // shapes and bridges
	patches int    // the last of them
	most    int    // parts that one flows into
	few     int    // as many are enough for most
	head    int    // index of the shape with a face, -1 for none
	floor   int    // index of the plane among the geoms, -1 for none
	ground  mgl32.Vec3
	height  float32 // of the floor, m

	skin, skinFew, face, box    *rgl.Program
	shadow, stage, plain, layer *rgl.Program
	meshes                      [len(levels)]level
	cube                        *rgl.Mesh
	shade                       *rgl.Framebuffer // of the floor, see shadow.frag
	near                        []uint32         // by part, bits of the parts it flows into
	picture                     *rgl.Framebuffer // the body alone, multisampled

	at     []placed
	partA  [mostParts]mgl32.Vec4
	partB  [mostParts]mgl32.Vec4
	partC  [mostParts]mgl32.Vec4
	partD  [mostParts]mgl32.Vec4
	color  [mostParts]mgl32.Vec4
	lampA  [mostShapes]mgl32.Vec4
	lampB  [mostShapes]mgl32.Vec4
	reach  [mostShapes]mgl32.Vec4 // where each takes light of the floor
	slot   [5][mostNear]mgl32.Vec4
	joint  [mostJoints]mgl32.Vec4
	glow   [mostJoints]mgl32.Vec4
	across [mostParts]mgl32.Vec4
}

// Samples per pixel at the body's edge. Four are enough for a smooth outline and
// cheap, because only the body is drawn with them and not the floor.
const Samples = 4

// shadeSize is the number of texels a side of what the body shades of the floor.
const shadeSize = 192

// Fillets between shapes are blend wide, m. A patch runs smoothly into what it
// bridges and needs only little.
const (
	blend      = 0.05
	patchBlend = 0.012
)

// New prepares drawing the body of st. OpenGL must be current.
func New(st *frame.Static) (*Renderer, error) {
	r := &Renderer{geoms: st.Geoms, head: -1, floor: -1, ground: linear(look.Line)}
	var err error
	if r.shapes, err = capsules(st.Geoms); err != nil {
		return nil, err
	}
	if len(r.shapes) == 0 {
		return nil, fmt.Errorf("body %q has no shapes to draw", st.Body)
	}
	for i, s := range r.shapes {
		if st.Geoms[s.geom].Name == "head" {
			r.head = i
		}
	}
	for i, g := range st.Geoms {
		if g.Type == frame.Plane && r.floor < 0 {
			r.floor = i
			r.ground = linear(mgl32.Vec3{g.Color[0], g.Color[1], g.Color[2]})
		}
	}
	r.at = make([]placed, len(r.shapes))
	if err := r.load(); err != nil {
		r.Delete()
		return nil, err
	}
	return r, nil
}

func (r *Renderer) load() (err error) {
	if r.stage, err = rgl.NewProgram("floor", "SHADE 1"); err != nil {
		return err
	}
	if r.plain, err = rgl.NewProgram("floor"); err != nil {
		return err
	}
	if r.shade, err = rgl.NewFramebuffer(shadeSize, shadeSize, rgl.Options{}); err != nil {
		return err
	}
	if r.layer, err = rgl.NewProgram("layer"); err != nil {
		return err
	}
	if r.picture, err = rgl.NewFramebuffer(16, 16, rgl.Options{Depth: true, Samples: Samples}); err != nil {
		return err
	}
	for i, l := range levels {
		r.meshes[i] = makeLevel(l.around, l.cap, l.along)
	}
	r.cube = boxMesh()
	return rgl.Check("body")
}

// Draw draws the whole target: stage, floor and body. The target keeps sRGB.
func (r *Renderer) Draw(target *rgl.Framebuffer, cam *camera.Orbit, in *Input) error {
	w, h := target.Size()
	if pw, ph := r.picture.Size(); w > pw || h > ph { // it only grows: window and film take turns
		if err := r.picture.Resize(max(w, pw), max(h, ph)); err != nil {
			return err
		}
	}
	if err := r.pose(in); err != nil {
		return err
	}
	aspect := float32(w) / float32(h)
	toClip := cam.Projection(aspect).Mul4(cam.View())
	eye := cam.Eye()

	rgl.State{}.Apply()
	field, share := r.drawShade(h)
	target.Bind()
	r.drawFloor(cam, toClip, field, share)

	x, y, bw, bh := r.extent(toClip, w, h)
	if bw <= 0 || bh <= 0 {
		return nil
	}
	r.picture.Bind()
	r.picture.Viewport(0, 0, w, h)
	rgl.State{DepthTest: true, DepthWrite: true, CullBack: true}.Apply()
	rgl.Scissor(x, y, bw, bh)
	rgl.Clear(0, 0, 0, 0)
	r.drawSkin(toClip, eye, cam.Projection(aspect)[5]*float32(h)/2, in.Glow)
	r.picture.ResolvePart(x, y, bw, bh)

	target.Bind()
	rgl.State{Blend: rgl.Premult}.Apply()
	rgl.Scissor(x, y, bw, bh)
	r.layer.Use()
	r.layer.Int("picture", 0)
	rgl.BindTexture(0, r.picture.Color())
	rgl.Quad()
	rgl.State{}.Apply()
	return nil
}

// extent is the rectangle of pixels that the body can cover, y up.
func (r *Renderer) extent(toClip mgl32.Mat4, w, h int) (x, y, bw, bh int) {
	low, high := mgl32.Vec2{1, 1}, mgl32.Vec2{-1, -1}
	for i := range r.shapes {
		a, b := r.partA[i], r.partB[i]
		radius := a[3] + blend/2
		if r.shapes[i].box {
			radius *= 2
		}
		for _, end := range [...]float32{-1, 1} {
			p := a.Vec3().Add(b.Vec3().Mul(end))
			c := toClip.Mul4x1(p.Vec4(1))
			if c[3] <= radius {
				return 0, 0, w, h // around the eye
			}
			// The rows of the matrix turn a radius into clip units.
			for axis := range 2 {
				grow := radius * (toClip.Row(axis).Vec3().Len() + toClip.Row(3).Vec3().Len()*abs(c[axis]/c[3])) / (c[3] - radius)
				low[axis] = min(low[axis], c[axis]/c[3]-grow)
				high[axis] = max(high[axis], c[axis]/c[3]+grow)
			}
		}
	}
	pixel := func(v float32, size int) int {
		return int(math.Floor(float64(min(max(v, -1), 1)+1) / 2 * float64(size)))
	}
	x, y = max(pixel(low[0], w)-1, 0), max(pixel(low[1], h)-1, 0)
	return x, y, min(pixel(high[0], w)+2, w) - x, min(pixel(high[1], h)+2, h) - y
}

// Delete frees what the renderer holds on the graphics card.
func (r *Renderer) Delete() {
	for _, p := range []*rgl.Program{r.skin, r.skinFew, r.face, r.box, r.shadow, r.stage, r.plain, r.layer} {
		if p != nil {
			p.Delete()
		}
	}
	for i := range r.meshes {
		r.meshes[i].delete()
	}
	if r.cube != nil {
		r.cube.Delete()
	}
	for _, f := range []*rgl.Framebuffer{r.picture, r.shade} {
		if f != nil {
			f.Delete()
		}
	}
}
