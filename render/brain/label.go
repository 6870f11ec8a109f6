package brain

import (
	"encephagen/render/camera"
	"encephagen/sim/frame"

	"github.com/go-gl/mathgl/mgl32"
)

// anchor is where a region's name points: a vertex of its pial surface.
type anchor struct {
	at, normal mgl32.Vec3
	vertex     int // left hemisphere's first, then the right one's; -1 for none
}

// anchors takes, for each region, the vertex farthest out along the direction
// from the brain's centre to the middle of the region's surface: on a gyrus
// rather than deep in a sulcus, and among its inner vertices by that.
func anchors(a *Atlas, st *frame.Static) []anchor {
	middle := make([]mgl32.Vec3, len(st.Regions))
	count := make([]float32, len(st.Regions))
	for i := range a.Cortex {
		h := &a.Cortex[i]
		for v, r := range h.Region {
			if r >= 0 {
				middle[r] = middle[r].Add(h.Pial[v])
				count[r]++
			}
		}
	}
	out := make([]anchor, len(st.Regions))
	best := make([]float32, len(st.Regions))
	for r := range middle {
		if count[r] > 0 {
			middle[r] = middle[r].Mul(1 / count[r])
		}
		out[r] = anchor{at: middle[r], vertex: -1}
	}
	first := 0
	for i := range a.Cortex {
		h := &a.Cortex[i]
		n := normals(h.Pial, h.Index)
		for v, r := range h.Region {
			if r < 0 {
				continue
			}
			outward := middle[r].Sub(centre).Normalize()
			d := h.Pial[v].Sub(middle[r])
			score := d.Dot(outward) - 0.5*d.Sub(outward.Mul(d.Dot(outward))).Len() + 1000
			if score > best[r] {
				best[r] = score
				out[r] = anchor{h.Pial[v], n[v], first + v}
			}
		}
		first += len(h.Pial)
	}
	return out
}

// Label is a region's name for a caption, with the place it points at.
type Label struct {
	Region int
	Name   string  // "Precentral gyrus"
	Side   byte    // 'L' or 'R'
	Rate   float32 // Hz, excitatory
	X, Y   float32 // px, from the top left corner
	Facing bool    // on the near side: not hidden by the brain itself
}

// Labels appends the most active regions above a rate, most active first, at
// most n, as they stand in a picture of w x h px.
func (r *Renderer) Labels(dst []Label, n int, above float32, w, h int, cam *camera.Orbit) []Label {
	aspect := float32(w) / float32(h)
	eye := cam.Eye()
	first := len(dst)
	for i, rate := range r.state.rate {
		if rate <= above {
			continue
		}
		at := first
		for at < len(dst) && dst[at].Rate >= rate {
			at++
		}
		if at-first >= n {
			continue
		}
		a := &r.labels[i]
		x, y, ok := cam.Project(a.at, aspect)
		if !ok {
			continue
		}
		if len(dst)-first < n {
			dst = append(dst, Label{})
		}
		copy(dst[at+1:], dst[at:])
		dst[at] = Label{
			Region: i, Name: r.static.Regions[i].Name, Side: r.static.Regions[i].Hemisphere, Rate: rate,
			X: (x + 1) / 2 * float32(w), Y: (1 - y) / 2 * float32(h),
			Facing: a.normal.Dot(eye.Sub(a.at)) > 0,
		}
	}
	return dst
}
