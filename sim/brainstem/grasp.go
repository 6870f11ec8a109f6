package brainstem

import "encephagen/sim/motor"

// GraspParams belong to the palmar grasp: touch of the palm closes the hand and,
// with traction, bends the arm (Robinson 1891, Nineteenth Century 30:831). This
// body has no fingers, so the elbow bends, on the side that is touched and as
// strongly as it is. The reference system bent both elbows all the time.
type GraspParams struct {
	Elbow float64 `min:"0" max:"0.4" step:"0.01" default:"0.15" origin:"hard-wired" doc:"elbow torque at full touch of the palm, action units"`
}

type grasp struct{ activity float64 }

func (g *grasp) update(p *GraspParams, s *motor.Senses, row []float64) {
	left, right := unit(s.PalmTouch[motor.Left]), unit(s.PalmTouch[motor.Right])
	row[motor.LeftElbow] = p.Elbow * left
	row[motor.RightElbow] = p.Elbow * right
	g.activity = max(left, right)
}

// unit keeps a stimulus within 0..1.
func unit(x float64) float64 { return max(0, min(1, x)) }
