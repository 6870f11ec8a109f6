package experiment

import (
	"context"

	"encephagen/sim"
	"encephagen/sim/motor"
	"encephagen/sim/pcg64"
)

// Controllers are the names that NewBirth knows: the newborn, the re-created
// reference controller, and what both are measured by.
var Controllers = []string{"newborn", "reference", "posture", "bias", "zero", "random"}

// NewBirth makes what gives each seed its controller of Controllers. The parameters
// are the newborn's; the others have none. Only bias has to be found first: the mean
// action of that newborn over the episodes of the seeds.
func NewBirth(ctx context.Context, name, model string, p *sim.Params, plan motor.Plan, seeds []uint64, workers int, done func(episodes int)) (Birth, error) {
	if name != "bias" {
		return func(seed uint64) Controller { return NewController(name, p, plan, seed) }, nil
	}
	mean, err := MeanAction(ctx, model, seeds, workers, func(seed uint64) Controller { return newNewborn(p, plan, seed) }, done)
	if err != nil {
		return nil, err
	}
	return func(uint64) Controller { return constant(mean) }, nil
}

// NewController makes a controller of Controllers, bias excepted, for a body.
func NewController(name string, p *sim.Params, plan motor.Plan, seed uint64) Controller {
	switch name {
	case "newborn":
		return newNewborn(p, plan, seed)
	case "reference":
		return newReference(plan, seed)
	case "posture":
		return postureOnly(plan)
	case "zero":
		return zero{}
	case "random":
		return &random{pcg64.New(seed), float64(float32(plan.Limit))}
	}
	panic("experiment: no controller " + name)
}

// zero does nothing.
type zero struct{}

func (zero) Act(_ *motor.Senses, action []float32) { clear(action) }

// random draws what Gymnasium's action_space.sample() draws after
// action_space.seed(seed).
type random struct {
	source *pcg64.Source
	limit  float64
}

func (r *random) Act(_ *motor.Senses, action []float32) {
	for j := range action {
		action[j] = float32(r.source.Uniform(-r.limit, r.limit))
	}
}

// spring pulls every joint to the upright posture and damps it: the simplest
// control that does something, by the stiffness and damping that a search by hand
// found best for each body. The walker's is limited to 0.4 of its range: that is
// the control whose 710 +- 329 steps were reported, measured with actions in
// double precision. Here they are single ones, as in Gymnasium, and on the same 20
// seeds it lasts 596 +- 282; with the whole range 516 +- 327.
type spring struct {
	stiffness, damping float64
	limit              float64
}

func postureOnly(plan motor.Plan) spring {
	if plan.HasArms() {
		return spring{1, 0.05, plan.Limit}
	}
	return spring{1, 0.1, 0.4}
}

func (p spring) Act(s *motor.Senses, action []float32) {
	for j := range action {
		u := -float64(p.stiffness*s.JointPos[j]) - float64(p.damping*s.JointVel[j])
		action[j] = float32(max(-p.limit, min(p.limit, u)))
	}
}
