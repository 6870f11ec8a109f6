package brainstem

import "encephagen/sim/motor"

// GraspParams belong to the palmar grasp: touch of the palm closes the hand and,
// with traction, bends the arm (Robinson 1891, Nineteenth Century 30:831). This
// body has no fingers, so the elbow bends, on the side that is touched and as
// strongly as it is. Without arms there is no palm. The reference system bent
// both elbows all the time.
type GraspParams struct {
	Elbow float64 `min:"0" max:"0.4" step:"0.01" default:"0.15" origin:"hard-wired" doc:"elbow torque at full touch of the palm, action units"`
}

type grasp struct{ activity float64 }

func (g *grasp) update(p *GraspParams, plan *motor.Plan, s *motor.Senses, row []float64) {
	g.activity = 0
	if !plan.HasArms() {
		return
	}
	for side, touch := range s.PalmTouch {
		touch = unit(touch)
		plan.Elbow[side].Add(row, -p.Elbow*touch)
		g.activity = max(g.activity, touch)
	}
}

// unit keeps a stimulus within 0..1.
func unit(x float64) float64 { return max(0, min(1, x)) }
