package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// ArcParams belong to what all reflex arcs share: the way from the motor neuron to
// force. The nerves of a newborn conduct at about 28 m/s, half as fast as an
// adult's (Thomas & Lambert 1960, J Appl Physiol 15:1), so that 30 cm take 11 ms;
// between the muscle's action potential and its pull lie some 20 ms more.
//
// Each reflex has a latency of its own, from the stimulus to the torque, rounded to
// whole control ticks. It is the sum of receptor, afferent nerve, centre and this.
type ArcParams struct {
	Motor float64 `unit:"ms" min:"0" max:"100" step:"5" default:"30" origin:"assumed" doc:"from the centre of a reflex to force: nerve at 28 m/s and muscle"`
}

// stages of an arc: the centre answers first, the muscle pulls later.
const (
	centre = iota
	muscle
	stages
)

// maxLag bounds a latency: 1 s in ticks of 8 ms fits.
const maxLag = 128

// lag is a delay in whole ticks.
func lag(ms float64, s *motor.Senses) int {
	return max(0, min(maxLag-1, int(math.Round(ms/1000/s.DT))))
}

// lags are the delays of both stages of a reflex of a latency.
func (p *ArcParams) lags(latency float64, s *motor.Senses) [stages]int {
	return [stages]int{centre: lag(max(0, latency-p.Motor), s), muscle: lag(latency, s)}
}

// demand is what the receptors report of one tick that some reflex has to answer.
// It is all zero in a newborn to which nothing happens.
type demand struct {
	moro    float64 // 1 if there is cause for it
	startle float64 // level that is called for
	turn    float64 // of the head

	palm, sole, cheek, pinch [2]float64
}

// afferents hold the demands that are on their way.
type afferents struct {
	ring [maxLag]demand
	at   int
}

// add begins a new tick.
func (a *afferents) add(d demand) {
	a.at = (a.at + 1) % maxLag
	a.ring[a.at] = d
}

// ago is the demand that arrives now after so many ticks.
func (a *afferents) ago(ticks int) *demand { return &a.ring[(a.at-ticks+maxLag)%maxLag] }

// fade is what is left of a level after a tick if it decays with a time constant
// in ms; a hundredth is nothing, so that a reflex ends.
func fade(level, ms float64, s *motor.Senses) float64 {
	if level == 0 || ms <= 0 {
		return 0
	}
	if level *= math.Exp(-1000 * s.DT / ms); level < 0.01 {
		return 0
	}
	return level
}

// habituation is how much of a response repeated stimuli have cost; 0 is none.
type habituation struct {
	lost float64
	on   bool
}

// share tells how much of the response is left, and lets it recover in rest. Each
// stimulus takes a part of what there is when it ends.
func (h *habituation) share(active bool, taken, recovery float64, s *motor.Senses) float64 {
	switch {
	case h.on && !active:
		h.lost += float64(taken * (1 - h.lost))
	case !active:
		h.lost = fade(h.lost, 1000*recovery, s)
	}
	h.on = active
	return 1 - h.lost
}
