package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"encephagen/sim/body"
	"encephagen/sim/brainstem"
	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
	"encephagen/sim/params"
	"encephagen/sim/spinal"
)

// Config says which newborn is born. The same Config gives the same bits,
// whatever Threads and Kernel are.
type Config struct {
	Seed       uint64  // noise, initial state, body reset
	WiringSeed uint64  // the cortical network
	Preset     string  // cortex preset; "" is "default"
	Body       string  // a name of body.Models, short or full; "" is DefaultBody
	Kernel     string  // "auto", "avx512", "avx2" or "plain"; "" is "auto"
	Threads    int     // cortex workers; 0 is 2
	Params     *Params // nil is DefaultParams of the body
	// Biases of the cortex, as cortex.Balance found them for this very network;
	// nil: those that ship, or that are learned.
	Biases *cortex.Bias

	// Stimuli are what the world will do, each at its step.
	Stimuli []frame.Event
	// Touches are what will be done to regions of the cortex.
	Touches []Touch

	Replay *Replay // spikes to play instead of living; nil: live

	// Progress, if not nil, is told how much of a slow start is done (learning
	// the biases of a network that does not ship with the program).
	Progress func(done, total float64)
}

// Newborn is a body with its nervous system. It belongs to one goroutine.
type Newborn struct {
	params Params
	body   *body.Body
	cortex *cortex.Cortex
	cord   *spinal.Cord
	stem   *brainstem.Brainstem

	static  frame.Static
	streams *frame.Streams
	frames  *frame.Exchange

	scan       scan
	deeds      []deed // to the cortex, still to come
	tick, step int64
	senses     motor.Senses
	stim       stimuli
	torso      int // geom that a push acts on
	why        causes
	terms      [][]float64 // by term, by actuator; the last ones are cord, cortex and push
	ctrl       []float32
	trace      frame.Trace
	poses      []frame.Pose
	addPose    func()

	seed     uint64
	spikes   int64 // cortical, since birth
	life     int
	fallen   bool
	fallenAt int64
	status   Status

	log        []Entry
	logDropped int

	replay *player // nil: it lives

	device      backend.Backend // computes the cortex; nil: the CPU does
	deviceName  string
	deviceFault string
}

// DefaultBody is the body of a newborn if nothing is said.
const DefaultBody = "humanoid-v5"

// New makes a newborn: held upright a few centimetres above the floor, as
// Gymnasium does, and let go.
func New(cfg Config) (*Newborn, error) {
	b, err := body.New(orElse(cfg.Body, DefaultBody))
	if err != nil {
		return nil, err
	}
	if cfg.Params == nil {
		cfg.Params = DefaultParams(b.Model())
	}
	n := &Newborn{params: *cfg.Params, body: b, seed: cfg.Seed}
	n.params.body = b.Model()
	n.cortex, err = cortex.New(cortex.Config{
		Preset: orElse(cfg.Preset, "default"), Seed: cfg.Seed, WiringSeed: cfg.WiringSeed,
		Threads: max(1, orElse(cfg.Threads, 2)), Kernel: orElse(cfg.Kernel, "auto"),
		Params: &n.params.Cortex, Bias: cfg.Biases, Progress: cfg.Progress,
	})
	if err != nil {
		n.body.Close()
		return nil, err
	}
	n.cord = spinal.New(&n.params.Cord, b.Plan(), cfg.Seed)
	n.stem = brainstem.New(&n.params.Brainstem, b.Plan(), cfg.Seed)

	n.describe(cfg)
	if err := errors.Join(n.rehearse(cfg.Stimuli), n.prepare(cfg.Touches)); err != nil {
		n.Close()
		return nil, err
	}
	if cfg.Replay != nil {
		if err := n.load(cfg.Replay); err != nil {
			n.Close()
			return nil, err
		}
	}
	n.birth()
	return n, nil
}

func orElse[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

// birth allocates what a life needs and publishes its first moment.
func (n *Newborn) birth() {
	actuators := len(n.static.Actuators)
	n.terms = make([][]float64, len(n.static.Terms))
	for i := range n.terms {
		n.terms[i] = make([]float64, actuators)
	}
	n.ctrl = make([]float32, actuators)
	n.trace.Terms = make([]float32, len(n.terms)*actuators)
	n.trace.Reflex = make([]float32, len(n.static.Reflexes))
	n.why = newCauses(&n.static)
	n.poses = make([]frame.Pose, len(n.static.Geoms))
	n.streams = frame.NewStreams(&n.static)
	n.frames = frame.NewExchange(8, n.blankFrame)
	n.addPose = func() {
		n.body.Poses(n.poses)
		n.streams.AppendPose(n.poses)
	}
	n.body.Reset(n.seed)
	n.sense()
	n.addPose()
	n.publish()
}

// Close frees the engine and ends the cortex workers.
func (n *Newborn) Close() {
	n.leaveDevice()
	n.cortex.Close()
	n.body.Close()
}

// Tick advances everything by one control tick. On an error the tick has
// passed too, but the body stood still for what the engine refused of it;
// ResetBody mends that.
func (n *Newborn) Tick() error {
	if n.replay != nil {
		return n.playTick()
	}
	n.play()
	n.perform()
	n.stim.touch(n.step, &n.senses)
	n.stim.trace(n.step, &n.senses, &n.trace)
	n.stem.Update(&n.senses, n.terms[:len(n.terms)-behindStem])

	drive := n.stem.Stepping()
	n.cortex.SetSenses(float32(n.params.Senses.Rate(&n.senses)))
	n.cortex.Advance(n.static.StepsPerTick / frame.StepsPerMS)
	n.followDevice()
	n.cord.Sense(&n.senses)
	n.cord.Advance(n.static.StepsPerTick, drive)
	n.streams.Spikes.Append(n.cortex.Spikes()...)
	n.streams.Cord.Append(n.cord.Spikes()...)
	n.spikes += int64(len(n.cortex.Spikes()))
	n.scan.watch(n, n.cortex.Spikes(), n.step+int64(n.static.StepsPerTick))

	cord := n.terms[len(n.terms)-behindStem]
	clear(cord)
	n.cord.Torque(cord, drive)
	// The row of the cortex stays zero: it is read out, not obeyed. So does that of
	// a push, which acts on the body and not through its muscles.

	motor.Sum(n.ctrl, n.terms, n.static.Actuators[0].Limit)
	n.why.look(n)
	n.act()
	err := n.body.Step(n.ctrl, n.addPose)
	if err != nil {
		err = fmt.Errorf("body at %.3f s: %w", n.Seconds(), err)
	}
	n.tick++
	n.step += int64(n.static.StepsPerTick)
	if err == nil {
		n.sense()
	} else {
		n.standStill()
	}
	n.publish()
	return err
}

// behindStem counts the terms that are not the brainstem's.
const behindStem = 3

// standStill gives the rest of a broken tick the last scene there was, so that
// the number of a scene stays its time. The senses stay what they were.
func (n *Newborn) standStill() {
	for n.streams.Poses() <= n.tick*int64(n.static.SubSteps) {
		n.streams.AppendPose(n.poses)
	}
}

// sense reads the body for the coming tick and notices a fall: that the body is
// no longer healthy, as its Gymnasium environment judges it. Humanoid-v5 has
// fallen when its torso leaves the heights of 1 to 2 m, Walker2d-v5 when it
// leaves those of 0.8 to 2 m or tips by more than 1 rad.
func (n *Newborn) sense() {
	n.body.Senses(&n.senses)
	n.senses.Tick = n.tick
	n.senses.Time = n.Seconds()
	n.senses.DT = float64(n.static.StepsPerTick) / frame.StepsPerSecond
	n.stim.feel(n.step, &n.senses)
	if !n.fallen && !n.body.Healthy() {
		n.fallen, n.fallenAt = true, n.step
	}
}

// ResetBody puts the body back on its feet. The nervous system lives on, and so
// does time.
func (n *Newborn) ResetBody() {
	n.life++
	n.fallen = false
	n.stim.pushUntil = 0
	// Each life starts from its own small perturbation, the first one's being
	// that of the seed alone, as in Gymnasium.
	n.body.Reset(n.seed + uint64(n.life))
	n.stem.Reset()
	n.note("body put back on its feet")
	n.sense()
	n.publish()
}

// Set changes a live parameter by key.
func (n *Newborn) Set(key string, value float64) error {
	fields := n.params.Fields()
	i := slices.IndexFunc(fields, func(f params.Field) bool { return f.Key == key })
	if i < 0 {
		return fmt.Errorf("parameter %q does not exist", key)
	}
	if !fields[i].Live {
		return fmt.Errorf("parameter %s can be set only at the start: it is part of the network's wiring", key)
	}
	if err := fields[i].Set(value); err != nil {
		return err
	}
	n.note("%s = %g", key, value)
	return nil
}

// SHA256 is the fingerprint of the whole state: all neurons, all that is in
// flight, the reflexes, qpos and qvel.
func (n *Newborn) SHA256() string {
	state := n.cortex.AppendState(nil)
	state = n.cord.AppendState(state)
	state = n.stem.AppendState(state)
	state = n.body.AppendState(state)
	sum := sha256.Sum256(state)
	return hex.EncodeToString(sum[:])
}

// Static, Streams and Frames are what a picture may know.
func (n *Newborn) Static() *frame.Static   { return &n.static }
func (n *Newborn) Streams() *frame.Streams { return n.streams }
func (n *Newborn) Frames() *frame.Exchange { return n.frames }

// Params are the parameters in force; read them between ticks only.
func (n *Newborn) Params() *Params { return &n.params }

// Step is the biological time in steps of 0.1 ms, Seconds in s.
func (n *Newborn) Step() int64      { return n.step }
func (n *Newborn) Seconds() float64 { return float64(n.step) / frame.StepsPerSecond }

// Spikes counts the cortical spikes since birth.
func (n *Newborn) Spikes() int64 { return n.spikes }

// Height of the torso in m, and whether the body ever fell in this life.
func (n *Newborn) Height() float64 { return n.senses.Height }
func (n *Newborn) Fallen() bool    { return n.fallen }
