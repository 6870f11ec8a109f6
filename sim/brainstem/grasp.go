package brainstem

import "encephagen/sim/motor"

// GraspParams belong to the palmar grasp: touch of the palm closes the hand and,
// with traction, bends the arm (Robinson 1891, Nineteenth Century 30:831). This
// body has no fingers, so the elbow bends, on the side that is touched and as
// strongly as it is. Without arms there is no palm. The reference system bent
// both elbows all the time.
//
// The arc is spinal (Futagi, Toribe & Suzuki 2012, Int J Pediatr 191562). The
// closure is tonic: it lasts as long as the touch and a little beyond it.
type GraspParams struct {
	Latency float64 `unit:"ms" min:"0" max:"500" step:"5" default:"100" origin:"assumed" doc:"from the touch to torque: arm nerves at 28 m/s, a slow spinal centre, muscle"`
	Release float64 `unit:"ms" min:"0" max:"2000" step:"10" default:"150" origin:"assumed" doc:"time constant with which the grip lets go"`
	Elbow   float64 `min:"0" max:"0.4" step:"0.01" default:"0.15" origin:"hard-wired" doc:"elbow torque at full touch of the palm, action units"`
}

type grasp struct {
	stage    [stages][2]float64 // grip by side
	activity float64
}

func (g *grasp) update(p *GraspParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	g.activity = 0
	if !plan.HasArms() {
		return
	}
	for k, ticks := range arc.lags(p.Latency, s) {
		touch := &felt.ago(ticks).palm
		for side := range touch {
			g.stage[k][side] = max(touch[side], fade(g.stage[k][side], p.Release, s))
		}
	}
	for side, grip := range g.stage[muscle] {
		plan.Elbow[side].Add(row, -p.Elbow*grip)
		g.activity = max(g.activity, g.stage[centre][side])
	}
}

// unit keeps a stimulus within 0..1.
func unit(x float64) float64 { return max(0, min(1, x)) }

func units(x [2]float64) [2]float64 { return [2]float64{unit(x[0]), unit(x[1])} }
