//go:build !headless

package main

import (
	"sync/atomic"

	"encephagen/app/panel"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
	"encephagen/sim/theory"
)

// foresight asks the linear theory what the cortex's parameters lead to, in a
// goroutine of its own: mostly milliseconds, but a second where a neuron changes.
// Of questions that come faster than answers only the newest is answered.
type foresight struct {
	asked    cortex.Params
	question chan cortex.Params // holds the newest
	answer   atomic.Pointer[panel.Theory]
}

// newForesight begins. It is about the default preset on the regions that it was
// measured for, and says so elsewhere. The goroutine ends with end.
func newForesight(st *frame.Static) (f *foresight, people [][]float64) {
	f = &foresight{}
	t, err := theory.New()
	switch {
	case err != nil:
		f.answer.Store(&panel.Theory{Reason: err.Error()})
		return f, nil
	case !sameRegions(t, st):
		f.answer.Store(&panel.Theory{Reason: "other regions"})
		return f, nil
	case st.Preset != "default":
		f.answer.Store(&panel.Theory{Reason: "of the default only"})
		return f, t.Measured().Test
	}
	f.question = make(chan cortex.Params, 1)
	go func() {
		for p := range f.question {
			f.answer.Store(foresee(t, &p))
		}
	}()
	return f, t.Measured().Test
}

func sameRegions(t *theory.Theory, st *frame.Static) bool {
	regions := t.Regions()
	if len(regions) != len(st.Regions) {
		return false
	}
	for i := range regions {
		if regions[i].Label != st.Regions[i].Label {
			return false
		}
	}
	return true
}

func foresee(t *theory.Theory, p *cortex.Params) *panel.Theory {
	got, err := t.Predict(p)
	if err != nil {
		return &panel.Theory{Reason: err.Error()}
	}
	out := &panel.Theory{LoopGain: got.LoopGain}
	if got.RunsAway {
		out.Reason = "runs away"
		return out
	}
	for _, row := range got.FC {
		for _, r := range row {
			out.FC = append(out.FC, float32(r))
		}
	}
	return out
}

// about asks about parameters, if they are others than before, and returns the
// newest answer, nil if there is none yet.
func (f *foresight) about(p *cortex.Params) *panel.Theory {
	if f.question != nil && *p != f.asked {
		select {
		case <-f.question: // nobody has taken the older one up
		default:
		}
		f.question <- *p
		f.asked = *p
	}
	return f.answer.Load()
}

func (f *foresight) end() {
	if f.question != nil {
		close(f.question)
	}
}
