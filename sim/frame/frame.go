package frame

import (
	"sync/atomic"

	"encephagen/sim/motor"
)

// Frame is one moment: the state at the end of a control tick. It is read-only
// from the moment it is published.
type Frame struct {
	Tick int64 // control ticks since birth
	Step int64 // biological time, steps of 0.1 ms

	Senses motor.Senses
	Ctrl   []float32   // applied control by actuator, action units
	Terms  [][]float64 // by term, by actuator, action units
	Reflex []float64   // activity of each reflex, 0..1, as Static.Reflexes

	RateE, RateI []float32  // by region, Hz, over the last tick's 100 ms window
	Lesioned     []bool     // by region: taken out
	Stimuli      []Stimulus // by region
	Cord         [4]float32 // motor-neuron rates, Hz: flexor L, extensor L, flexor R, extensor R
	Stepping     float64    // drive from brainstem to cord, 0..1

	Cause Cause // why it moves

	Life     int   // how often the body was put back on its feet
	Fallen   bool  // the body stopped being healthy, as its environment judges it, in this life
	FallenAt int64 // step of the fall

	TargetSpeed   float64 // biological seconds per wall second asked for
	MeasuredSpeed float64 // and reached
	Paused        bool
	Fault         string // why the simulation stopped itself, if it did
	Device        string // what computes the cortex in place of the CPU; "" if nothing does
	DeviceFault   string // why the last device gave up, if it did

	refs atomic.Int32
	home *Exchange
}

// Stimulus is what stimulates a region of the cortex.
type Stimulus struct {
	Poisson  bool    // a train of events for every neuron, else a constant current
	Strength float32 // Hz or mV; at 0 there is none
	Left     float32 // ms that it still lasts; 0: until it is changed
}

// Seconds is the biological time of the frame in s.
func (f *Frame) Seconds() float64 { return float64(f.Step) / StepsPerSecond }
