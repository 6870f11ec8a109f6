package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/calibrate"
	"encephagen/sim/motor"
	"encephagen/sim/params"
)

// FirstTrainingSeed is where the seeds of searches begin; those below are never
// used by one, so that results can be judged by them.
const FirstTrainingSeed = 1000

// Fit is a search for parameters of the newborn.
type Fit struct {
	calibrate.Problem
	Objective string   // in words
	Keys      []string // of the parameters, in the order of the problem's
	With      []string // keys of parameters without which the found ones say nothing
}

// free lists parameters by key, or all below a key that ends with a point.
func free(fields []params.Field, keys ...string) (chosen []params.Field) {
	for _, key := range keys {
		for _, f := range fields {
			if f.Key == key || strings.HasSuffix(key, ".") && strings.HasPrefix(f.Key, key) && f.Origin == "fitted" {
				chosen = append(chosen, f)
			}
		}
	}
	return chosen
}

// newFit makes a search over parameters from their present values, within their
// ranges.
func newFit(name, objective string, p *sim.Params, keys []string, scale func(params.Field) float64) *Fit {
	fit := &Fit{Problem: calibrate.Problem{Name: name}, Objective: objective}
	for _, f := range free(p.Fields(), keys...) {
		fit.Keys = append(fit.Keys, f.Key)
		fit.Start = append(fit.Start, f.Value())
		fit.Lower = append(fit.Lower, f.Min)
		fit.Upper = append(fit.Upper, f.Max)
		fit.Scale = append(fit.Scale, scale(f))
	}
	return fit
}

// Apply sets the parameters of a candidate in a copy.
func (f *Fit) Apply(p *sim.Params, x []float64) *sim.Params {
	q := *p
	fields := q.Fields()
	for i, key := range f.Keys {
		for k := range fields {
			if fields[k].Key == key {
				if err := fields[k].Set(x[i]); err != nil {
					panic("experiment: " + err.Error())
				}
			}
		}
	}
	return &q
}

// Found are the parameters of a candidate that its file has to hold: those searched,
// those they rest on, and whatever differs from its default.
func (f *Fit) Found(p *sim.Params, x []float64) (found []params.Field) {
	for _, field := range f.Apply(p, x).Fields() {
		if field.Changed() || slices.Contains(f.Keys, field.Key) || slices.Contains(f.With, field.Key) {
			found = append(found, field)
		}
	}
	return found
}

// maxIdle is the largest number of workers that lend each other bodies.
const maxIdle = 64

// balanceScales are how far a gain is worth moving, by the end of its key.
var balanceScales = []struct {
	end   string
	scale float64
}{
	{"pitch_rate", 0.3}, {"roll_rate", 0.3}, {"yaw_rate", 0.15}, {"turn_stiffness", 0.7}, {"turn_damping", 0.03}, {"lean_rate", 0.6}, {"lean", 3}, {"pitch", 3}, {"roll", 3},
	{"stiffness", 2}, {"damping", 0.2}, {"angle", 0.2}, {"abduction", 0.15}, {"split", 0.15},
}

// balanceKeys are the gains of balance whose joints a body has. The arms hang in
// every search.
func balanceKeys(p *sim.Params, plan motor.Plan) (keys []string) {
	const group = "brainstem.balance."
	missing := []string{"arm_", "ankle_"}
	if !plan.AbdomenX.Exists() { // lives in the plane
		missing = []string{"arm_", "abdomen_", "hip_side_", "hip_turn_", "stride_", "abduction"}
	}
	for _, f := range p.Fields() {
		gain, found := strings.CutPrefix(f.Key, group)
		out := slices.ContainsFunc(missing, func(m string) bool { return strings.HasPrefix(gain, m) })
		if found && f.Kind == params.Float && !out {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// FitReflexes searches the gains of balance for the time that the newborn stands,
// with all its reflexes and its cord at work. Each generation lives its own
// episodes; the cost is minus the mean of their steps.
func FitReflexes(model string, p *sim.Params, episodes int) (*Fit, error) {
	first, err := body.New(model) // says what is missing
	if err != nil {
		return nil, err
	}
	p.Brainstem.Balance.On = true
	fit := newFit("reflexes of "+model, fmt.Sprintf("mean steps of %d episodes of at most %d", episodes, Cap),
		p, balanceKeys(p, first.Plan()), func(f params.Field) float64 {
			for _, s := range balanceScales {
				if strings.HasSuffix(f.Key, s.end) {
					return s.scale
				}
			}
			panic("experiment: no scale for " + f.Key)
		})
	fit.With = []string{"brainstem.balance.on"}
	idle := make(chan *body.Body, maxIdle)
	idle <- first
	fit.Cost = func(c calibrate.Candidate) float64 {
		var b *body.Body
		select {
		case b = <-idle:
		default:
			made, err := body.New(model)
			if err != nil {
				return math.NaN()
			}
			b = made
		}
		defer func() { idle <- b }()
		q, sum := fit.Apply(p, c.X), 0
		for e := range episodes {
			seed := uint64(FirstTrainingSeed + c.Generation*episodes + e)
			steps, err := Survive(b, newNewborn(q, b.Plan(), seed), seed)
			if err != nil {
				return math.NaN() // the physics broke: as bad as can be
			}
			sum += steps
		}
		return -float64(sum) / float64(episodes)
	}
	return fit, nil
}
