package render

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
	"encephagen/sim/frame"
)

// follower is where the body's camera looks: it glides after the middle of the
// body in biological time, so that a newborn that fell lies in the middle of
// the picture and not at its edge. Its place at the end of each tick follows
// from the poses alone; between two ticks it moves evenly.
type follower struct {
	static  *frame.Static
	streams *frame.Streams
	keep    float32
	geom    int        // the part that is followed, -1 for the whole body
	ticks   int64      // taken in so far
	slow    mgl32.Vec3 // the middle of the body, averaged once
	slower  mgl32.Vec3 // and twice
	a, b    mgl32.Vec3 // at the beginning and end of the last of them
	seen    bool
	p, q    []frame.Pose
}

// memory is how many ticks back anything is looked up: what the streams keep.
const memory = 1000

func newFollower(st *frame.Static, str *frame.Streams) *follower {
	return &follower{
		static: st, streams: str, geom: -1,
		keep: float32(math.Exp(-float64(st.StepsPerTick) / (look.Follow * frame.StepsPerSecond))),
		p:    make([]frame.Pose, len(st.Geoms)), q: make([]frame.Pose, len(st.Geoms)),
		a: upright, b: upright,
	}
}

// newPartFollower follows one geom. It has looked at what came just before step,
// so that it is in its stride.
func newPartFollower(st *frame.Static, str *frame.Streams, geom int, step float64) *follower {
	f := newFollower(st, str)
	f.geom = geom
	const stride = 100
	f.ticks = max(0, int64(step)/int64(st.StepsPerTick)-stride)
	f.advance(step)
	return f
}

// upright is the middle of a body that stands with its hands before it, m.
var upright = mgl32.Vec3{0.15, 0, 0.78}

// middle is the middle of the box around the body at biological time step. ok
// is false if that moment is not in memory.
func (f *follower) middle(step float64) (at mgl32.Vec3, ok bool) {
	mix, ok := f.streams.PosesAround(step, f.p, f.q)
	if !ok {
		return at, false
	}
	inf := float32(math.Inf(1))
	low, high := mgl32.Vec3{inf, inf, inf}, mgl32.Vec3{-inf, -inf, -inf}
	for i := range f.p {
		if f.static.Geoms[i].Type == frame.Plane || f.geom >= 0 && f.geom != i {
			continue
		}
		p, q := &f.p[i].Pos, &f.q[i].Pos
		for k := range 3 {
			x := p[k] + mix*(q[k]-p[k])
			low[k], high[k] = min(low[k], x), max(high[k], x)
		}
	}
	at = low.Add(high).Mul(0.5)
	return at, at.Len() < inf // a body without shapes has no middle
}

// advance goes on to the end of the tick in which step lies.
func (f *follower) advance(step float64) {
	tick := f.static.StepsPerTick
	end := min(int64(math.Ceil(step/float64(tick))), f.streams.Ticks())
	f.ticks = max(f.ticks, end-memory)
	for ; f.ticks < end; f.ticks++ {
		f.a = f.b
		now, ok := f.middle(float64((f.ticks + 1) * int64(tick)))
		if !ok {
			continue // no longer known: wait where it was last seen
		}
		if !f.seen {
			f.slow, f.slower, f.a, f.b, f.seen = now, now, now, now, true
			continue
		}
		// An average lags behind; what the second lags behind the first is
		// added, so that a steady motion stays in the middle (Brown 1956,
		// "Exponential smoothing for predicting demand").
		f.slow = now.Add(f.slow.Sub(now).Mul(f.keep))
		f.slower = f.slow.Add(f.slower.Sub(f.slow).Mul(f.keep))
		f.b = f.slow.Mul(2).Sub(f.slower)
	}
}

// at is where to look at biological time step: the place of the part that is
// followed, or how far from upright the body is. There heights count less: a
// camera that goes up and down shows the floor moving, not the body.
func (f *follower) at(step float64) mgl32.Vec3 {
	part := step/float64(f.static.StepsPerTick) - float64(f.ticks-1)
	part = min(max(part, 0), 1)
	at := f.a.Add(f.b.Sub(f.a).Mul(float32(part)))
	if f.geom >= 0 {
		return at
	}
	off := at.Sub(upright)
	off[2] *= 0.7
	return off
}
