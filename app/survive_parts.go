package main

import (
	"encephagen/sim/experiment"
)

// significant is the p below which a difference is said to be one.
const significant = 0.01

// comparison is the test against another controller on the same seeds.
type comparison struct {
	Controller string `json:"controller"`
	lived
	U float64 `json:"u"`
	P float64 `json:"p"` // two-sided
}

// against lives the other controller.
func (t *trial) against(name string, steps []int) (*comparison, error) {
	birth, err := t.birth(name)
	if err != nil {
		return nil, err
	}
	others, err := t.live("living, "+name, birth)
	if err != nil {
		return nil, err
	}
	test := experiment.MannWhitney(steps, others)
	return &comparison{Controller: name, lived: newLived(others), U: test.U, P: test.P}, nil
}

// withoutPart is the newborn without one of its parts.
type withoutPart struct {
	Without string `json:"without"`
	lived
	P float64 `json:"p"` // two-sided, against the whole newborn on the same seeds
}

// ablate lives the newborn without each of its parts. The whole one has lived.
func (t *trial) ablate(whole []int) (all []withoutPart, err error) {
	for _, name := range experiment.Ablations(t.plan) {
		steps := whole
		if name != experiment.Whole && name != "cortex" { // whose share in the torque is zero
			steps, err = t.live("living without "+name, func(seed uint64) experiment.Controller {
				return experiment.NewAblated(name, t.params, t.plan, seed)
			})
			if err != nil {
				return nil, err
			}
		}
		all = append(all, withoutPart{Without: name, lived: newLived(steps), P: experiment.MannWhitney(whole, steps).P})
	}
	return all, nil
}

// push tries all pushes.
func (t *trial) push(birth experiment.Birth) ([]experiment.Recovery, error) {
	done, end := t.progress("pushing", len(experiment.Directions(t.plan))*len(experiment.Impulses)*len(t.seeds))
	defer end()
	recoveries, err := experiment.Pushes(t.s.ctx, t.model, t.plan, t.seeds, t.workers, birth, done)
	return recoveries, t.explain(err)
}

// walking is the mean of all walks, and each of them.
type walking struct {
	Mean experiment.Walk   `json:"mean"`
	All  []experiment.Walk `json:"by_seed"`
}

func (t *trial) walk(birth experiment.Birth) (*walking, error) {
	done, end := t.progress("walking", len(t.seeds))
	defer end()
	walks, err := experiment.Walks(t.s.ctx, t.model, t.seeds, t.workers, birth, done)
	if err != nil {
		return nil, t.explain(err)
	}
	return &walking{Mean: experiment.MeanWalk(walks), All: walks}, nil
}
