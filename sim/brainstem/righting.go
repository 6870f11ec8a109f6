package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// RightingParams belong to the labyrinthine righting reflex: the vestibular
// organs report the tilt of the trunk, and the trunk bends against it (Magnus
// 1924, Koerperstellung; Schaltenbrand 1925 in infants).
//
// Pitch and roll are the true ones; the reference system read a quaternion
// component as tilt. A body without an abdomen rights its trunk by both hips,
// which is all there is to do in the plane.
type RightingParams struct {
	PitchGain float64 `unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"3" origin:"hard-wired" doc:"torque of the abdomen (abdomen_y), or of both hips in a body without one, against forward tilt"`
	RollGain  float64 `unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"2" origin:"hard-wired" doc:"torque of the abdomen against sideways tilt (abdomen_x)"`
	Limit     float64 `min:"0" max:"0.4" step:"0.01" default:"0.4" origin:"hard-wired" doc:"largest righting torque of each, action units"`
}

type righting struct{ activity float64 }

// update rights the trunk with the share that the gate lets through.
func (r *righting) update(p *RightingParams, plan *motor.Plan, s *motor.Senses, share float64, row []float64) {
	pitch := share * clip(p.PitchGain*s.Pitch(), p.Limit)
	roll := share * clip(p.RollGain*s.Roll(), p.Limit)
	plan.TipBack(row, pitch)
	plan.AbdomenX.Add(row, roll)
	r.activity = 0
	if p.Limit > 0 {
		r.activity = max(math.Abs(pitch), math.Abs(roll)) / p.Limit
	}
}

func clip(x, limit float64) float64 { return max(-limit, min(limit, x)) }
