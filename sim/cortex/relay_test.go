package cortex_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
	"encephagen/sim/cortex/cortextest"
)

// torn is a device that, when it fails, has read back a part of the state.
type torn struct{ backendtest.Serial }

func (d *torn) Advance(windows int, dst []backend.Spike, state *backend.State) ([]backend.Spike, error) {
	dst, err := d.Serial.Advance(windows, dst, state)
	if err != nil {
		state.V[0], state.Y[len(state.Y)-1] = 7, 0.5
	}
	return dst, err
}

// TestRelay has networks of all kinds go to a device and come back, in the middle
// of all that can be done to them: spikes, state and arrivals are the CPU's.
func TestRelay(t *testing.T) {
	kinds := cortextest.Kinds
	if testing.Short() { // under the race detector
		kinds = []string{"adapting"}
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) { relay(t, kind) })
	}
}

func relay(t *testing.T, kind string) {
	var both [2]*cortex.Cortex
	var params [2]*cortex.Params
	for i := range both {
		c, p, err := cortextest.New(kind, 2-i)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(c.Close)
		both[i], params[i] = c, p
	}
	here, there := both[0], both[1]
	device := new(torn)
	const ticks = 20
	for tick := range ticks {
		for i, c := range both {
			if err := cortextest.Disturb(c, params[i], tick, ticks); err != nil {
				t.Fatal(err)
			}
		}
		switch tick {
		case 1, 15:
			if err := there.MoveTo(device); err != nil {
				t.Fatal(err)
			}
			if there.Device() != "serial" {
				t.Fatalf("computed by %q", there.Device())
			}
		case 9:
			if err := there.MoveTo(nil); err != nil {
				t.Fatal(err)
			}
			if err := cortextest.Same(here, there); err != nil {
				t.Fatal(err)
			}
			if err := there.MoveTo(device); err != nil {
				t.Fatal(err)
			}
		case 17:
			device.Fail = errors.New("it was switched off")
		}
		for _, c := range both {
			c.Advance(10)
		}
		if !slices.Equal(here.Spikes(), there.Spikes()) {
			t.Fatalf("tick %d: %d spikes on the CPU, %d with the device, or others", tick, len(here.Spikes()), len(there.Spikes()))
		}
		if tick == 8 { // on the device
			if err := cortextest.Same(here, there); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cortextest.Same(here, there); err != nil {
		t.Fatal(err)
	}
	if err := there.GaveUp(); err == nil || !strings.Contains(err.Error(), "serial gave up at 0.170 s: it was switched off") || there.Device() != "" {
		t.Errorf("the device failed: %v, computed by %q", err, there.Device())
	}
}
