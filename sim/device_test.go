package sim

import (
	"errors"
	"strings"
	"testing"

	"encephagen/sim/cortex/backend/backendtest"
)

// A newborn whose cortex a device computes, and gives up in the middle, is the one
// that the CPU computes.
func TestDevice(t *testing.T) {
	var both [2]*Newborn
	for i := range both {
		n, err := New(Config{Seed: 2})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(n.Close)
		both[i] = n
	}
	there, here := both[0], both[1]
	device := new(backendtest.Serial)
	for tick := range 8 {
		switch tick {
		case 2:
			if err := there.Compute(device); err != nil {
				t.Fatal(err)
			}
		case 6:
			device.Fail = errors.New("it fell out of the machine")
		}
		if err := errors.Join(there.Tick(), here.Tick()); err != nil {
			t.Fatal(err)
		}
		there.Show(Status{})
		f := there.Frames().Newest()
		if want := map[bool]string{true: "serial"}[tick >= 2 && tick < 6]; f.Device != want {
			t.Errorf("tick %d: computed by %q, want %q", tick, f.Device, want)
		}
		if tick == 7 && !strings.Contains(f.DeviceFault, "it fell out of the machine") {
			t.Errorf("fault: %q", f.DeviceFault)
		}
		f.Release()
	}
	if there.SHA256() != here.SHA256() {
		t.Error("the device changes the result")
	}
}
