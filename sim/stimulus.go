package sim

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// stimuli are what the world does to the newborn at the moment. Each ends at a
// step of its own.
//
// A drop is physically the platform that falls away under the body at once: the
// body, lifted by as much, falls freely onto it. A tilt of the platform is gravity
// that leans in the platform's axes: every part is pulled by the difference, and
// the labyrinth feels the tilt. A push and a pull of the hand are forces on a part.
// All else reaches the senses only. The bare body knows nothing of it.
type stimuli struct {
	now      [frame.EventKinds]now
	headTurn float64 // held until told otherwise

	push      [3]float64 // N, world frame
	pushGeom  int
	pushUntil int64

	script []frame.Event // still to come, in order of time
	recent [8]frame.Event
	count  int // events ever
}

// now is what goes on of one kind, on either side.
type now struct {
	from, until [2]int64
	value       [2]float64
	heading     float64 // of the trunk at its begin, rad
	way         frame.Direction
}

// at is the value on a side at a step.
func (w *now) at(side motor.Side, step int64) float64 {
	if step >= w.from[side] && step < w.until[side] {
		return w.value[side]
	}
	return 0
}

// largest is that of both sides.
func (w *now) largest(step int64) float64 {
	return max(w.at(motor.Left, step), w.at(motor.Right, step))
}

// sideOf is where a kind that has no left and right of its own is kept.
func sideOf(way frame.Direction) motor.Side {
	if way == frame.RightWay {
		return motor.Right
	}
	return motor.Left
}

// touch writes what the coming tick touches into the senses.
func (s *stimuli) touch(step int64, to *motor.Senses) {
	to.Sound = s.now[frame.SoundEvent].largest(step)
	to.Fall = s.now[frame.DropEvent].largest(step) / 100
	turn := &s.now[frame.HeadTurnEvent]
	to.HeadTurn = s.headTurn
	if x := turn.at(motor.Right, step) - turn.at(motor.Left, step); x != 0 {
		to.HeadTurn = x
	}
	for side := range motor.Right + 1 {
		to.PalmTouch[side] = s.now[frame.PalmEvent].at(side, step)
		to.SoleTouch[side] = s.now[frame.SoleEvent].at(side, step)
		to.CheekTouch[side] = s.now[frame.CheekEvent].at(side, step)
		to.Pinch[side] = s.now[frame.PinchEvent].at(side, step)
	}
}

// feel writes the stimuli of the coming tick into senses fresh from the body.
func (s *stimuli) feel(step int64, to *motor.Senses) {
	s.touch(step, to)
	if angle, along := s.tilt(step); angle != 0 {
		to.Quat = tipped(to.Quat, angle, along)
	}
}

// trace tells what the world does in the coming tick, and what of it is felt.
func (s *stimuli) trace(step int64, felt *motor.Senses, to *frame.Trace) {
	for k := range s.now {
		to.Stimulus[k] = float32(s.now[k].largest(step))
	}
	newtons := 0.0
	if step < s.pushUntil {
		newtons = math.Sqrt(float64(s.push[0]*s.push[0]) + float64(s.push[1]*s.push[1]) + float64(s.push[2]*s.push[2]))
	}
	to.Stimulus[frame.PushEvent] = float32(newtons)
	angle, _ := s.tilt(step)
	to.Stimulus[frame.TiltEvent] = float32(angle * 180 / math.Pi)
	to.Stimulus[frame.HeadTurnEvent] = float32(math.Abs(felt.HeadTurn))

	turning := math.Hypot(felt.RollRate(), felt.PitchRate()) / frame.LabyrinthFull
	if felt.Fall > 0 {
		turning = 1
	}
	skin := 0.0
	for side := range motor.Right + 1 {
		skin = max(skin, felt.PalmTouch[side], felt.SoleTouch[side], felt.CheekTouch[side], felt.Pinch[side])
	}
	to.Receptor = [...]float32{
		frame.Labyrinth: float32(min(1, turning)), frame.Ear: float32(felt.Sound),
		frame.Skin: float32(skin), frame.Neck: float32(math.Abs(felt.HeadTurn)),
	}
}

// act does to the body what is physical about the stimuli of the coming tick.
func (n *Newborn) act() {
	s := &n.stim
	if n.step < s.pushUntil {
		n.body.Push(s.pushGeom, s.push)
	}
	if angle, along := s.tilt(n.step); angle != 0 {
		sin, cos := math.Sincos(angle)
		side, front := math.Sincos(along)
		n.body.Pull([3]float64{float64(frame.Gravity * sin * front), float64(frame.Gravity * sin * side), frame.Gravity * (1 - cos)})
	}
}

// lasting converts a duration in ms, at least one tick, to the step it ends at.
func (n *Newborn) lasting(ms float64) int64 {
	return n.step + max(int64(n.static.StepsPerTick), int64(math.Round(ms*frame.StepsPerMS)))
}

// Stimulate lets the world do something from the coming tick on.
func (n *Newborn) Stimulate(e frame.Event) error {
	if err := e.Check(n.static.Planar()); err != nil {
		return err
	}
	e.Step = n.step
	side := sideOf(e.Way)
	w := &n.stim.now[e.Kind]
	w.from[side], w.until[side], w.value[side] = n.step, n.lasting(e.Duration()), e.Strength
	w.heading, w.way = n.senses.Yaw(), e.Way
	switch e.Kind {
	case frame.PushEvent, frame.TiltEvent:
		w.until[sideOf(e.Way).Other()] = 0 // one at a time
	case frame.DropEvent:
		n.body.Lift(e.Strength / 100)
	}
	if e.Kind == frame.PushEvent {
		ms := float64(w.until[side]-n.step) / frame.StepsPerMS
		y, x := math.Sincos(w.heading + turnOf(e.Way))
		newtons := 1000 * e.Strength / ms
		if n.static.Planar() {
			y = 0
		}
		n.stim.push, n.stim.pushGeom, n.stim.pushUntil = [3]float64{newtons * x, newtons * y, 0}, n.torso, w.until[side]
	}
	n.happened(e)
	var text [64]byte
	n.note("%s", e.Append(text[:0]))
	return nil
}

// happened tells readers of an event.
func (n *Newborn) happened(e frame.Event) {
	n.stim.recent[n.stim.count%len(n.stim.recent)] = e
	n.stim.count++
	n.streams.Events.Append(e)
}

// rehearse takes a script that can be played in this body.
func (n *Newborn) rehearse(script []frame.Event) error {
	for i := range script {
		if err := script[i].Check(n.static.Planar()); err != nil {
			return fmt.Errorf("stimulus %d: %w", i+1, err)
		}
	}
	n.stim.script = slices.Clone(script)
	slices.SortStableFunc(n.stim.script, func(a, b frame.Event) int { return cmp.Compare(a.Step, b.Step) })
	return nil
}

// play begins the events of the script that are due.
func (n *Newborn) play() {
	s := &n.stim
	for len(s.script) > 0 && s.script[0].Step <= n.step {
		e := s.script[0]
		s.script = s.script[1:]
		if err := n.Stimulate(e); err != nil {
			panic("sim: a stimulus that was rehearsed: " + err.Error())
		}
	}
}

// Push applies a force in N (world frame) to the body part of a geom for ms: the
// pull of a hand, which renews it.
func (n *Newborn) Push(geom int, force [3]float64, ms float64) error {
	if geom < 0 || geom >= len(n.static.Geoms) || n.static.Geoms[geom].Type == frame.Plane {
		return fmt.Errorf("push: geom %d is no part of the body; parts are 1 to %d", geom, len(n.static.Geoms)-1)
	}
	for _, f := range force {
		if math.IsNaN(f) || math.Abs(f) > maxPush {
			return fmt.Errorf("push: force %v N is outside +-%d N", force, maxPush)
		}
	}
	if size := math.Hypot(force[0], force[1]); size > 0 && n.step >= n.stim.pushUntil { // a new one
		way := nearestWay(math.Atan2(force[1], force[0])-n.senses.Yaw(), n.static.Planar())
		n.happened(frame.Event{Kind: frame.PushEvent, Way: way, Step: n.step})
	}
	n.stim.push, n.stim.pushGeom, n.stim.pushUntil = force, geom, n.lasting(ms)
	n.note("push %s by %.3g, %.3g, %.3g N for %.4g ms", n.static.Geoms[geom].Name, force[0], force[1], force[2], ms)
	return nil
}

// nearestWay is the direction nearest to an angle to the left of the heading.
func nearestWay(angle float64, planar bool) frame.Direction {
	best, most := frame.Forward, -2.0
	for _, way := range frame.PushEvent.Ways(planar) {
		if along := math.Cos(angle - turnOf(way)); along > most {
			best, most = way, along
		}
	}
	return best
}

// maxPush bounds a force from outside in N; it keeps the engine out of
// divergence and is thirty times the newborn's weight.
const maxPush = 12000

// HeadTurn turns the head, -1 (face left) to +1 (face right), until told otherwise.
func (n *Newborn) HeadTurn(turn float64) {
	if math.IsNaN(turn) {
		turn = 0
	}
	turn = max(-1, min(1, turn))
	if before := n.stim.headTurn; turn != 0 && before*turn <= 0 { // to a side where it was not
		way := frame.LeftWay
		if turn > 0 {
			way = frame.RightWay
		}
		n.happened(frame.Event{Kind: frame.HeadTurnEvent, Way: way, Strength: math.Abs(turn), Step: n.step})
	}
	n.stim.headTurn = turn
	n.note("head turned %+.2f", turn)
}
