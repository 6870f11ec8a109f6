package brainstem

import "encephagen/sim/motor"

// SteppingParams belong to newborn stepping: held upright, a newborn walks
// (Forssberg 1985, Exp Brain Res 57:480; Thelen & Fisher 1982, Dev Psychol
// 18:760). The mesencephalic locomotor region only sets the drive; the rhythm
// is the cord's.
type SteppingParams struct {
	Drive  float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"drive to the cord's rhythm generator while upright"`
	Height float64 `unit:"m" min:"0" max:"2" step:"0.05" default:"0.8" origin:"hard-wired" doc:"torso height above which the body counts as upright"`
}

func (p *SteppingParams) drive(s *motor.Senses) float64 {
	if s.Height > p.Height {
		return p.Drive
	}
	return 0
}
