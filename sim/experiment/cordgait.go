package experiment

import (
	"fmt"
	"math"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Gait is what the cord does to the legs of a body that lives with all its reflexes
// until it falls: means over episodes.
type Gait struct {
	Steps     float64 `json:"steps"`             // control ticks until the fall, at most Cap
	HipShare  float64 `json:"hip_torque_share"`  // mean size of the cord's torque at the hips, share of the range
	KneeShare float64 `json:"knee_torque_share"` // and at the knees
	HipSwing  float64 `json:"hip_swing_rad_s"`   // standard deviation of left minus right hip velocity
	// Correlation of the legs' extension with the pull of the motor neurons, left
	// minus right, without release and fall: the knees at once, the hips after 60 ms.
	HipsFollow  float64 `json:"hips_follow_motor_neurons"`
	KneesFollow float64 `json:"knees_follow_motor_neurons"`
}

// MeasureGait lets newborns live, one for each seed, and watches their legs.
func MeasureGait(model string, p *sim.Params, seeds []uint64, step func() bool) (mean Gait, err error) {
	b, err := body.New(model)
	if err != nil {
		return mean, err
	}
	defer b.Close()
	n := float64(len(seeds))
	for _, seed := range seeds {
		g, err := liveGait(b, p, seed)
		if err != nil {
			return mean, err
		}
		mean.Steps += g.Steps / n
		mean.HipShare += g.HipShare / n
		mean.KneeShare += g.KneeShare / n
		mean.HipSwing += g.HipSwing / n
		mean.HipsFollow += g.HipsFollow / n
		mean.KneesFollow += g.KneesFollow / n
		if step != nil && !step() {
			break
		}
	}
	return mean, nil
}

// liveGait is one life.
func liveGait(b *body.Body, p *sim.Params, seed uint64) (g Gait, err error) {
	plan := b.Plan()
	newborn := newNewborn(p, plan, seed)
	action, row := make([]float32, plan.Actuators), make([]float64, plan.Actuators)
	var pull, hips, knees, speed []float64 // left minus right: Hz, rad, rad, rad/s
	b.Reset(seed)
	var s motor.Senses
	for tick := range int64(Cap) {
		b.Senses(&s)
		s.Tick = tick
		s.DT = float64(b.StepsPerTick()) / frame.StepsPerSecond
		s.Time = float64(tick) * s.DT
		newborn.Act(&s, action)
		clear(row)
		newborn.cord.Torque(row, newborn.stem.Stepping())
		for side := range 2 {
			g.HipShare += math.Abs(row[plan.Hip[side].Actuator]) / (2 * plan.Limit)
			g.KneeShare += math.Abs(row[plan.Knee[side].Actuator]) / (2 * plan.Limit)
		}
		apart := func(joints [2]motor.Joint, of *[motor.MaxActuators]float64) float64 {
			l, r := joints[motor.Left], joints[motor.Right]
			return l.Sign*of[l.Actuator] - r.Sign*of[r.Actuator]
		}
		rates := newborn.cord.Rates()
		pull = append(pull, float64(rates[1]-rates[0]-rates[3]+rates[2]))
		hips, knees = append(hips, apart(plan.Hip, &s.JointPos)), append(knees, apart(plan.Knee, &s.JointPos))
		speed = append(speed, apart(plan.Hip, &s.JointVel))
		if err := b.Step(action, nil); err != nil {
			return g, fmt.Errorf("seed %d, step %d: %w", seed, tick+1, err)
		}
		g.Steps++
		if !b.Healthy() {
			break
		}
	}
	g.HipShare /= g.Steps
	g.KneeShare /= g.Steps
	_, g.HipSwing, _ = moments(speed, speed)
	g.HipsFollow = follows(pull, hips, s.DT, hipLag)
	g.KneesFollow = follows(pull, knees, s.DT, 0)
	return g, nil
}

// Hips, which move the whole leg, need hipLag to follow. The release at birth and the fall move them far
// more than any step, so that both are left out.
const (
	hipLag   = 0.06 // s
	release  = 0.45
	falling  = 0.6
	halfStep = 0.3
)

// follows correlates an angle with the pull some time before; 0 in a life too short.
func follows(pull, angle []float64, dt, after float64) float64 {
	from, to, lag := int(release/dt), len(pull)-int(falling/dt), int(after/dt)
	if to-from < 2*int(halfStep/dt)+lag {
		return 0
	}
	reach := int(halfStep / dt)
	p, a := steady(pull[from:to-lag], reach), steady(angle[from+lag:to], reach)
	_, _, c := moments(p, a)
	return c
}

// steady takes away what changes more slowly than a step of the legs: the mean of the
// neighbours up to so many places away.
func steady(x []float64, reach int) []float64 {
	y := make([]float64, len(x))
	for i := range x {
		near := x[max(0, i-reach):min(len(x), i+reach+1)]
		mean, _, _ := moments(near, near)
		y[i] = x[i] - mean
	}
	return y
}

// moments gives the mean and the standard deviation of a, and its correlation with
// b, 0 where one of the two does not vary.
func moments(a, b []float64) (mean, sd, correlation float64) {
	n := float64(len(a))
	other := 0.0
	for i := range a {
		mean += a[i] / n
		other += b[i] / n
	}
	var aa, bb, ab float64
	for i := range a {
		aa += (a[i] - mean) * (a[i] - mean)
		bb += (b[i] - other) * (b[i] - other)
		ab += (a[i] - mean) * (b[i] - other)
	}
	if aa > 0 && bb > 0 {
		correlation = ab / math.Sqrt(aa*bb)
	}
	return mean, math.Sqrt(aa / n), correlation
}
