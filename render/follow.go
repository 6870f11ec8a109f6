package render

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
	"encephagen/sim/frame"
)

// follower is where the body's camera looks: it glides after the torso
// horizontally, in biological time. Its place at the end of each tick follows
// from the poses alone; between two ticks it moves evenly.
type follower struct {
	static  *frame.Static
	streams *frame.Streams
	torso   int // geom
	keep    float32
	ticks   int64 // taken in so far
	a, b    mgl32.Vec2
	seen    bool
	p, q    []frame.Pose
}

// memory is how many ticks back anything is looked up: what the streams keep.
const memory = 1000

func newFollower(st *frame.Static, str *frame.Streams) *follower {
	f := &follower{
		static: st, streams: str, torso: torso(st),
		keep: float32(math.Exp(-float64(st.StepsPerTick) / (look.Follow * frame.StepsPerSecond))),
		p:    make([]frame.Pose, len(st.Geoms)), q: make([]frame.Pose, len(st.Geoms)),
	}
	return f
}

// torso is the shape that the camera follows: the torso's first, or else the
// first that is no floor.
func torso(st *frame.Static) int {
	for i, g := range st.Geoms {
		if g.Body == "torso" {
			return i
		}
	}
	for i, g := range st.Geoms {
		if g.Type != frame.Plane {
			return i
		}
	}
	return -1
}

// advance goes on to the end of the tick in which step lies.
func (f *follower) advance(step float64) {
	if f.torso < 0 {
		return
	}
	end := min(int64(math.Ceil(step/float64(f.static.StepsPerTick))), f.streams.Ticks())
	f.ticks = max(f.ticks, end-memory)
	for ; f.ticks < end; f.ticks++ {
		f.a = f.b
		at := float64((f.ticks + 1) * int64(f.static.StepsPerTick))
		mix, ok := f.streams.PosesAround(at, f.p, f.q)
		if !ok {
			continue // no longer known: wait where it was last seen
		}
		p, q := &f.p[f.torso].Pos, &f.q[f.torso].Pos
		now := mgl32.Vec2{p[0] + mix*(q[0]-p[0]), p[1] + mix*(q[1]-p[1])}
		if !f.seen {
			f.a, f.b, f.seen = now, now, true
			continue
		}
		f.b = now.Add(f.b.Sub(now).Mul(f.keep))
	}
}

// at is where to look at biological time step.
func (f *follower) at(step float64) mgl32.Vec2 {
	part := step/float64(f.static.StepsPerTick) - float64(f.ticks-1)
	part = min(max(part, 0), 1)
	return f.a.Add(f.b.Sub(f.a).Mul(float32(part)))
}
