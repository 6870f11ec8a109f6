package spinal

import (
	"math"
	"slices"
	"testing"

	"encephagen/sim/motor"
	"encephagen/sim/params"
)

func defaults() *Params {
	p := new(Params)
	params.Defaults(p)
	return p
}

func referenceParams() *Params {
	p := defaults()
	if err := ApplyPreset("reference", p); err != nil {
		panic(err)
	}
	return p
}

// run records seconds of the cord after the skipped first one.
func run(c *Cord, seconds int, drive float64) Record {
	return Measure(c, float64(seconds)+1, drive)
}

// TestMeasuresOfAKnownSignal: a sine's period, and correlations of what is equal
// or opposite.
func TestMeasuresOfAKnownSignal(t *testing.T) {
	var sine, cosine, opposite []float64
	for b := range 1200 {
		phase := 2 * math.Pi * float64(b) / 80
		sine = append(sine, math.Sin(phase))
		cosine = append(cosine, math.Cos(phase))
		opposite = append(opposite, 3-math.Sin(phase))
	}
	if ms, peak := period(sine); ms != 800 || peak < 0.95 {
		t.Errorf("period %v ms, height %v", ms, peak)
	}
	if r := correlation(sine, opposite); math.Abs(r+1) > 1e-12 {
		t.Errorf("correlation of opposites %v", r)
	}
	if r := correlation(sine, cosine); math.Abs(r) > 1e-9 {
		t.Errorf("correlation of a quarter period %v", r)
	}
	if ms, peak := period(make([]float64, 1200)); ms != 0 || peak != 0 {
		t.Errorf("silence has the period %v ms, height %v", ms, peak)
	}
}

// TestFitnessIsTheReferences: perfect alternation of large torques gives the most
// there is, silence and equal legs what they deserve.
func TestFitnessIsTheReferences(t *testing.T) {
	var left, right []float64
	for b := range 3000 {
		square := 60.0 // spikes of the pool in 10 ms
		if b/40%2 == 1 {
			square = -square
		}
		left, right = append(left, square), append(right, -square)
	}
	if f := fitness(left, right); math.Abs(f-7.5) > 0.02 {
		t.Errorf("perfect alternation is worth %v, not 7.5", f)
	}
	if f := fitness(left, left); math.Abs(f-1.5) > 0.02 {
		t.Errorf("legs in step are worth %v, not 1.5", f)
	}
	if f := fitness(left, make([]float64, 3000)); f != -10 {
		t.Errorf("a silent leg is worth %v", f)
	}
}

// TestRecordOfTheReferencePreset: what the record says of the cord in words.
func TestRecordOfTheReferencePreset(t *testing.T) {
	r := Measure(New(referenceParams(), motor.HumanoidPlan, 3), 10, 0)
	if got := r.Silent(); !slices.Equal(got, []string{"V2a", "V2b", "V0v", "V3"}) {
		t.Errorf("silent: %v", got)
	}
	if flexor, extensor := r.MotorHz(); math.Abs(flexor-54) > 8 || math.Abs(extensor-37) > 6 {
		t.Errorf("motor neurons at %v and %v Hz", flexor, extensor)
	}
	if math.Abs(r.FlexExt[motor.Left]-r.FlexExt[motor.Right]) > 0.05 {
		t.Errorf("flexor-extensor %v", r.FlexExt)
	}
	// The set was found at 4.8 over 3 s, with the first window's mistake.
	if math.Abs(r.Fitness-5.7) > 0.3 {
		t.Errorf("the reference's fitness is %v, was 5.68", r.Fitness)
	}
}
