package cortex

import (
	"strings"
	"testing"

	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
)

// wrong is a device that adds a thousandth of a mV to one potential.
type wrong struct{ backendtest.Serial }

func (w *wrong) Advance(windows int, dst []backend.Spike, state *backend.State) ([]backend.Spike, error) {
	dst, err := w.Serial.Advance(windows, dst, state)
	state.V[100] += 0.001
	return dst, err
}

func (w *wrong) Snapshot(s *backend.State) error {
	err := w.Serial.Snapshot(s)
	s.V[100] += 0.001
	return err
}

// rough is one whose slow current decays by one more ulp.
type rough struct{ backendtest.Serial }

func (r *rough) Load(m *backend.Model, s *backend.State) error {
	off := *m
	off.FastDecay *= 1 + 0x1p-20
	return r.Serial.Load(&off, s)
}

func TestSelfTest(t *testing.T) {
	if err := SelfTest(new(backendtest.Serial)); err != nil {
		t.Error(err)
	}
	for _, device := range []backend.Backend{new(wrong), new(rough)} {
		if err := SelfTest(device); err == nil || !strings.Contains(err.Error(), "self-test") {
			t.Errorf("%T: %v", device, err)
		}
	}
	c, err := newSelfTest()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.Advance(selfTestWindows)
	if n := len(c.Spikes()); n < 200 {
		t.Errorf("only %d spikes in the self-test, which would show little", n)
	}
}
