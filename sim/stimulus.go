package sim

import (
	"fmt"
	"math"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// stimuli are what the world does to the newborn at the moment. Each ends at a
// step of its own.
type stimuli struct {
	sound      level
	palm       [2]level
	headTurn   float64
	push       [3]float64 // N, world frame
	pushGeom   int
	pushUntil  int64
	pushActive bool
}

// level is a strength in 0..1 that lasts until a step.
type level struct {
	value float64
	until int64
}

func (l level) at(step int64) float64 {
	if step < l.until {
		return l.value
	}
	return 0
}

// feel writes the stimuli of the coming tick into the senses.
func (s *stimuli) feel(step int64, to *motor.Senses) {
	to.Sound = s.sound.at(step)
	to.HeadTurn = s.headTurn
	for side := range s.palm {
		to.PalmTouch[side] = s.palm[side].at(step)
	}
}

// lasting converts a duration in ms, at least one tick, to the step it ends at.
func (n *Newborn) lasting(ms float64) int64 {
	return n.step + max(int64(n.static.StepsPerTick), int64(math.Round(ms*frame.StepsPerMS)))
}

// Push applies a force in N (world frame) to the body part of a geom for ms.
func (n *Newborn) Push(geom int, force [3]float64, ms float64) error {
	if geom < 0 || geom >= len(n.static.Geoms) || n.static.Geoms[geom].Type == frame.Plane {
		return fmt.Errorf("push: geom %d is no part of the body; parts are 1 to %d", geom, len(n.static.Geoms)-1)
	}
	for _, f := range force {
		if math.IsNaN(f) || math.Abs(f) > maxPush {
			return fmt.Errorf("push: force %v N is outside +-%d N", force, maxPush)
		}
	}
	n.stim.push, n.stim.pushGeom, n.stim.pushUntil = force, geom, n.lasting(ms)
	n.stim.pushActive = true
	n.note("push %s by %.3g, %.3g, %.3g N for %.4g ms", n.static.Geoms[geom].Name, force[0], force[1], force[2], ms)
	return nil
}

// maxPush bounds a force from outside in N; it keeps the engine out of
// divergence and is thirty times the newborn's weight.
const maxPush = 12000

// Sound plays a sound of a loudness 0..1 for ms.
func (n *Newborn) Sound(loudness, ms float64) {
	n.stim.sound = level{clamp01(loudness), n.lasting(ms)}
	n.note("sound %.2f for %.4g ms", loudness, ms)
}

// PalmTouch presses a palm with a strength 0..1 for ms.
func (n *Newborn) PalmTouch(side motor.Side, strength, ms float64) {
	n.stim.palm[side] = level{clamp01(strength), n.lasting(ms)}
	n.note("touch of the %s palm %.2f for %.4g ms", side, strength, ms)
}

// HeadTurn turns the head, -1 (face left) to +1 (face right), until told otherwise.
func (n *Newborn) HeadTurn(turn float64) {
	if math.IsNaN(turn) {
		turn = 0
	}
	n.stim.headTurn = max(-1, min(1, turn))
	n.note("head turned %+.2f", n.stim.headTurn)
}

func clamp01(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return max(0, min(1, x))
}
