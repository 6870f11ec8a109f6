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
	geoms  []frame.Geom
	shapes []capsule
	joins  []join // found in the first pose drawn
	parts  int    // shapes and links
	head   int    // index of the shape with a face, -1 for none
	floor  int    // index of the plane among the geoms, -1 for none
	ground mgl32.Vec3
	height float32 // of the floor, m

	skin, box, stage, layer *rgl.Program
	mesh, cube              *rgl.Mesh
	across, near            *rgl.Buffer
	picture                 *rgl.Framebuffer // the body alone, multisampled

	at       []placed
	partA    [mostParts]mgl32.Vec4
	partB    [mostParts]mgl32.Vec4
	color    [mostParts]mgl32.Vec4
	lampA    [mostShapes]mgl32.Vec4
	lampB    [mostShapes]mgl32.Vec4
	joint    [mostJoints]mgl32.Vec4
	glow     [mostJoints]mgl32.Vec4
	acrossAt [mostParts]mgl32.Vec3
}

// Samples per pixel at the body's edge. Four are enough for a smooth outline and
// cheap, because only the body is drawn with them and not the floor.
const Samples = 4

// blend is the width of the fillets between shapes, m.
const blend = 0.05

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
	if r.skin, err = rgl.NewProgram("body"); err != nil {
		return err
	}
	if r.box, err = rgl.NewProgram("body", "BOX 1"); err != nil {
		return err
	}
	if r.stage, err = rgl.NewProgram("floor"); err != nil {
		return err
	}
	if r.layer, err = rgl.NewProgram("layer"); err != nil {
		return err
	}
	if r.picture, err = rgl.NewFramebuffer(16, 16, rgl.Options{Depth: true, Samples: Samples}); err != nil {
		return err
	}
	r.mesh, r.cube = capsuleMesh(24, 6, 7), boxMesh()
	r.across = rgl.NewBuffer(12*mostParts, rgl.Stream)
	r.near = rgl.NewBuffer(4*mostNear*mostParts, rgl.Static)
	r.mesh.AddInstanced(r.across, rgl.Attrib{Location: 2, Size: 3})
	r.mesh.AddInstanced(r.near, rgl.Attrib{Location: 3, Size: 4}, rgl.Attrib{Location: 4, Size: 4},
		rgl.Attrib{Location: 5, Size: 4}, rgl.Attrib{Location: 6, Size: 4})
	return rgl.Check("body")
}

// connect finds the joins in the first pose and tells the mesh about them.
func (r *Renderer) connect() {
	r.joins = findJoins(r.shapes, r.geoms, r.at)
	near := neighbours(r.shapes, r.joins)
	r.parts = len(near)
	if r.parts > mostParts {
		panic(fmt.Sprintf("body: %d parts, at most %d", r.parts, mostParts))
	}
	table := make([]float32, mostNear*r.parts)
	for i := range table {
		table[i] = -1
	}
	for i, list := range near {
		for k, n := range list {
			table[mostNear*i+k] = float32(n)
		}
	}
	rgl.Upload(r.near, table)
}

// Draw draws the whole target: stage, floor and body. The target keeps sRGB.
func (r *Renderer) Draw(target *rgl.Framebuffer, cam *camera.Orbit, in *Input) error {
	w, h := target.Size()
	if pw, ph := r.picture.Size(); w > pw || h > ph { // it only grows: window and film take turns
		if err := r.picture.Resize(max(w, pw), max(h, ph)); err != nil {
			return err
		}
	}
	r.pose(in)
	aspect := float32(w) / float32(h)
	toClip := cam.Projection(aspect).Mul4(cam.View())
	eye := cam.Eye()

	target.Bind()
	rgl.State{}.Apply()
	r.drawFloor(cam, toClip, eye)

	x, y, bw, bh := r.extent(toClip, w, h)
	if bw <= 0 || bh <= 0 {
		return nil
	}
	r.picture.Bind()
	r.picture.Viewport(0, 0, w, h)
	rgl.State{DepthTest: true, DepthWrite: true, CullBack: true}.Apply()
	rgl.Scissor(x, y, bw, bh)
	rgl.Clear(0, 0, 0, 0)
	r.drawSkin(toClip, eye, in.Glow)
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

// pose computes all that depends on the moment.
func (r *Renderer) pose(in *Input) {
	for i, s := range r.shapes {
		r.at[i] = between(&in.A[s.geom], &in.B[s.geom], in.Mix)
	}
	if r.floor >= 0 {
		r.height = in.A[r.floor].Pos[2]
	}
	if r.parts == 0 {
		r.connect()
	}
	n := 0
	for i := range r.shapes {
		s, p := &r.shapes[i], &r.at[i]
		r.partA[n], r.partB[n] = segment(s.at(p, -1), s.at(p, 1), s.radius)
		r.color[n] = s.color.Vec4(1)
		r.acrossAt[n] = p.mat.Col((s.axis + 1) % 3)
		a, b := r.partA[n], r.partB[n]
		la, lb := lamp.Mul3x1(a.Vec3()), lamp.Mul3x1(b.Vec3())
		inverse := float32(0)
		if l := lb[0]*lb[0] + lb[1]*lb[1]; l > 1e-10 {
			inverse = 1 / l
		}
		r.lampA[n], r.lampB[n] = la.Vec4(a[3]), lb.Vec4(inverse)
		n++
	}
	for k := range r.joins {
		j := &r.joins[k]
		child, parent := &r.shapes[j.child], &r.shapes[j.parent]
		for l := range j.links() {
			from, to := child.at(&r.at[j.child], j.s[l]), parent.at(&r.at[j.parent], j.t[l])
			r.partA[n], r.partB[n] = segment(from, to, j.radius)
			r.color[n] = child.color.Add(parent.color).Mul(0.5).Vec4(1)
			r.acrossAt[n] = across(to.Sub(from), r.acrossAt[j.child], r.at[j.child].mat.Col(child.axis))
			n++
		}
	}
	rgl.Upload(r.across, r.acrossAt[:n])
}

// across chooses the axis that is less along the way.
func across(way, a, b mgl32.Vec3) mgl32.Vec3 {
	if abs(way.Dot(a)) < abs(way.Dot(b)) {
		return a
	}
	return b
}

// lit fills the table of glowing joints.
func (r *Renderer) lit(glow []Glow) (n int) {
	if glow == nil {
		return 0
	}
	for k := range r.joins {
		j := &r.joins[k]
		g := glow[r.shapes[j.child].geom]
		if !j.joint || g.Amount <= 0 || n == mostJoints {
			continue
		}
		reach := 0.9 * max(r.shapes[j.child].radius, 0.045)
		r.joint[n] = j.place(r.shapes, r.at).Vec4(1 / (2 * reach * reach))
		r.glow[n] = linear(g.Color).Mul(glowGain * g.Amount).Vec4(g.Amount)
		n++
	}
	return n
}

// glowGain makes a joint at its limit outshine the key light.
const glowGain = 3.2

// extent is the rectangle of pixels that the body can cover, y up.
func (r *Renderer) extent(toClip mgl32.Mat4, w, h int) (x, y, bw, bh int) {
	low, high := mgl32.Vec2{1, 1}, mgl32.Vec2{-1, -1}
	for i := range r.parts {
		a, b := r.partA[i], r.partB[i]
		radius := a[3] + blend/2
		if i < len(r.shapes) && r.shapes[i].box {
			radius *= 2
		}
		for end := range 2 {
			p := a.Vec3().Add(b.Vec3().Mul(float32(end)))
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
	for _, p := range []*rgl.Program{r.skin, r.box, r.stage, r.layer} {
		if p != nil {
			p.Delete()
		}
	}
	for _, m := range []*rgl.Mesh{r.mesh, r.cube} {
		if m != nil {
			m.Delete()
		}
	}
	for _, b := range []*rgl.Buffer{r.across, r.near} {
		if b != nil {
			b.Delete()
		}
	}
	if r.picture != nil {
		r.picture.Delete()
	}
}
