package render

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/brain"
	"encephagen/render/camera"
	"encephagen/sim/frame"
)

// selection is the region and the part of the body that are marked, and where
// the cameras are on their way to them. The cameras that a user moves stay as
// they are: what a selection adds comes on top, and goes with it.
type selection struct {
	region, geom int       // -1 for none
	part         *follower // of the geom
	turn, rise   float32   // of the brain's camera towards the region, rad

	// What is still missing of the way since the selection changed, as a camera
	// that drifts to nothing: target, azimuth and elevation 0, distance 1.
	body, brain camera.Orbit
	outline     []mgl32.Vec2
}

// arrived is a camera with nothing missing.
var arrived = camera.Orbit{Distance: 1}

func newSelection() selection { return selection{region: -1, geom: -1, body: arrived, brain: arrived} }

// How near a camera goes to what is selected, of its own distance.
const partNearness, regionNearness = 0.5, 0.85

// seenEnough is the share of the picture that a region must take to be seen.
const seenEnough = 0.002

// PickBody says which geom shows at x, y px from the top left of the picture
// that Body drew at w x h px, or -1.
func (s *Stage) PickBody(x, y, w, h int) int {
	if !s.posed {
		return -1
	}
	s.eye = s.BodyEye(w, h)
	return s.body.Pick(x, y, w, h, &s.eye)
}

// PickBrain says which region shows at x, y px from the top left of the picture
// that Brain drew at w x h px, or -1.
func (s *Stage) PickBrain(x, y, w, h int) int {
	s.eye = s.BrainEye(w, h)
	return s.brain.Pick(x, y, w, h, &s.eye)
}

// Region and Geom are what is selected, -1 for nothing.
func (s *Stage) Region() int { return s.chosen.region }

// Geom is the part of the body that is selected, or -1.
func (s *Stage) Geom() int { return s.chosen.geom }

// SelectRegion marks a region, names it with its rates and centres on it; -1
// frees the brain again. The camera begins to move: see Ease.
func (s *Stage) SelectRegion(region int) {
	if region < 0 || region >= len(s.static.Regions) {
		region = -1
	}
	c := &s.chosen
	if region == c.region {
		return
	}
	before := s.brainAim()
	if region >= 0 {
		s.face(region)
	} else {
		c.turn, c.rise = 0, 0
	}
	c.region = region
	s.brain.Select(region)
	missing(&c.brain, before, s.brainAim())
}

// face finds how far to turn so that a region is seen. A region that is seen
// already, or through a cut, needs no turn.
func (s *Stage) face(region int) {
	const side = 400 // any picture will do
	s.eye = s.BrainEye(side, side)
	if s.brain.Options.Cut.Axis != brain.Uncut || s.brain.Seen(region, side, side, &s.eye) >= seenEnough {
		return
	}
	at, normal := s.brain.Anchor(region)
	out := at.Sub(s.brainCamera.Target).Add(normal.Mul(20)).Normalize()
	c := &s.chosen
	turn := math.Atan2(float64(out[1]), float64(out[0])) - float64(s.brainCamera.Azimuth)
	c.turn = float32(math.Remainder(turn, 2*math.Pi))
	c.rise = float32(math.Asin(float64(out[2])))*0.8 - s.brainCamera.Elevation
}

// SelectGeom marks a part of the body, names it with the largest cause of its
// joints' torque and follows it; -1 goes back to the whole body. A plane is no
// part.
func (s *Stage) SelectGeom(geom int) {
	if geom < 0 || geom >= len(s.static.Geoms) || s.static.Geoms[geom].Type == frame.Plane {
		geom = -1
	}
	c := &s.chosen
	if geom == c.geom {
		return
	}
	before := s.bodyAim()
	c.geom, c.part = geom, nil
	if geom >= 0 {
		c.part = newPartFollower(s.static, s.streams, geom, s.step)
	}
	missing(&c.body, before, s.bodyAim())
}

// Ease moves the cameras on towards what is selected for dt seconds of the
// viewer's time, or at once if dt is infinite. It tells whether they still move.
func (s *Stage) Ease(dt float32) (moving bool) {
	body := s.chosen.body.Toward(&arrived, dt)
	brain := s.chosen.brain.Toward(&arrived, dt)
	return body || brain
}

// missing adds to what drifts the jump from one aim to another.
func missing(drift *camera.Orbit, before, now camera.Orbit) {
	drift.Target = drift.Target.Add(before.Target.Sub(now.Target))
	drift.Azimuth += before.Azimuth - now.Azimuth
	drift.Azimuth = float32(math.Remainder(float64(drift.Azimuth), 2*math.Pi))
	drift.Elevation += before.Elevation - now.Elevation
	drift.Distance *= before.Distance / now.Distance
}

// bodyAim is what the body's camera takes on top of the user's: a way, and a
// factor of distance.
func (s *Stage) bodyAim() camera.Orbit {
	if s.chosen.part == nil {
		return camera.Orbit{Target: s.follow.at(s.step), Distance: 1}
	}
	return camera.Orbit{Target: s.chosen.part.at(s.step).Sub(s.bodyHome), Distance: partNearness}
}

// brainAim is the same for the brain.
func (s *Stage) brainAim() camera.Orbit {
	c := &s.chosen
	if c.region < 0 {
		return arrived
	}
	at, _ := s.brain.Anchor(c.region)
	way := at.Sub(s.brainHome).Mul(0.5)
	return camera.Orbit{Target: way, Azimuth: c.turn, Elevation: c.rise, Distance: regionNearness}
}

// aimed is a user's camera with an aim and what is missing of it.
func aimed(user *camera.Orbit, aim, drift camera.Orbit) camera.Orbit {
	eye := *user
	eye.Target = eye.Target.Add(aim.Target).Add(drift.Target)
	eye.Azimuth += aim.Azimuth + drift.Azimuth
	const steep = math.Pi/2 - 0.02
	eye.Elevation = min(max(eye.Elevation+aim.Elevation+drift.Elevation, -steep), steep)
	eye.Distance *= aim.Distance * drift.Distance
	return eye
}
