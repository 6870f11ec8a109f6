package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// BreathingParams belong to the breath: the pre-Boetzinger complex of the medulla
// makes its rhythm (Smith et al. 1991, Science 254:726). Newborns breathe 30 to
// 60 times a minute; the trunk rocks a little with it, if
// there is an abdomen to rock.
type BreathingParams struct {
	Rate      float64 `unit:"Hz" min:"0" max:"2" step:"0.01" default:"0.67" origin:"hard-wired" doc:"breaths per second of biological time: 40 a minute"`
	Amplitude float64 `min:"0" max:"0.4" step:"0.01" default:"0.05" origin:"hard-wired" doc:"torque of the abdomen with each breath (abdomen_y), action units"`
}

type breathing struct{ phase float64 } // rad

func (b *breathing) update(p *BreathingParams, plan *motor.Plan, s *motor.Senses, row []float64) {
	b.phase = math.Mod(b.phase+float64(2*math.Pi*p.Rate*s.DT), 2*math.Pi)
	plan.AbdomenY.Add(row, p.Amplitude*math.Sin(b.phase))
}

// activity is how full the lungs are.
func (b *breathing) activity() float64 { return (1 + math.Sin(b.phase)) / 2 }
