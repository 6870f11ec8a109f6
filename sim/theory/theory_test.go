package theory

import (
	"math"
	"testing"

	"encephagen/sim/cortex"
)

func newTest(t testing.TB) *Theory {
	t.Helper()
	th, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// TestPredict: near the edge the connectivity fits that of people, far from it
// it does not, and past it there is none.
func TestPredict(t *testing.T) {
	th := newTest(t)
	p := cortex.DefaultParams()
	at := func(gain float64) *Prediction {
		p.Coupling.Gain = gain
		r, err := th.Predict(p)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(r)
		return r
	}
	weak, usual, strong := at(0.2), at(0.84), at(2)
	if usual.FCTest < 0.6 || usual.GSRTest < 0.5 || usual.FCTest < weak.FCTest+0.2 || usual.MeanFC < 5*weak.MeanFC {
		t.Errorf("default %+v; weak coupling %+v", usual, weak)
	}
	if !(usual.LoopGain > 0.9 && usual.LoopGain < 1) {
		t.Errorf("loop gain %g of the default", usual.LoopGain)
	}
	if !strong.RunsAway || strong.FC != nil || !math.IsNaN(strong.FCTest) || strong.LoopGain < 1 {
		t.Errorf("past the edge: %+v", strong)
	}
	p = cortex.DefaultParams()
	p.Coupling.Homotopic = 0
	none, err := th.Predict(p)
	if err != nil {
		t.Fatal(err)
	}
	if none.GSRTest > usual.GSRTest-0.05 {
		t.Errorf("without the homotopic term r %g after regression, with it %g", none.GSRTest, usual.GSRTest)
	}
	p = cortex.DefaultParams()
	p.Options.FeedForward = true
	if r, err := th.Predict(p); err != nil || !(math.Abs(r.LoopGain) < 0.2) || r.FC == nil {
		t.Errorf("inhibition as strong as excitation: %v, %v", r, err)
	}
	p = cortex.DefaultParams()
	p.Local.EE = 1
	if r, err := th.Predict(p); err != nil || !r.RunsAway {
		t.Errorf("strong recurrence: %v, %v", r, err)
	}
}

// TestMeasuresWhatIsNew: another neuron costs one measurement, once.
func TestMeasuresWhatIsNew(t *testing.T) {
	th := newTest(t)
	p := cortex.DefaultParams()
	p.Background.Charge = 7
	first, err := th.Predict(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(th.slopes) != 4 {
		t.Errorf("%d slopes known, expected 4", len(th.slopes))
	}
	again, err := th.Predict(p)
	if err != nil || len(th.slopes) != 4 || again.LoopGain != first.LoopGain {
		t.Errorf("%v, %v; %d slopes", again, err, len(th.slopes))
	}
	if usual, err := th.LoopGain(cortex.DefaultParams()); err != nil || first.LoopGain >= usual {
		t.Errorf("loop gain %g with more noise, %g by default, %v: noise makes neurons answer less", first.LoopGain, usual, err)
	}
}

func BenchmarkPredict(b *testing.B) {
	th := newTest(b)
	p := cortex.DefaultParams()
	b.ReportAllocs()
	for b.Loop() {
		p.Coupling.Homotopic = 0.9 - p.Coupling.Homotopic // each time another coupling matrix
		if _, err := th.Predict(p); err != nil {
			b.Fatal(err)
		}
	}
}
