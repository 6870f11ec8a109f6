package cortex

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/cortex/backend/backendtest"
)

// script does to a cortex, window by window, all that can be done to one.
func script(t *testing.T, c *Cortex, p *Params, window int) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	switch window {
	case 20:
		c.SetSenses(200)
	case 40:
		check(c.Stimulate(3, Stimulus{Kind: Current, Strength: 8, Duration: 37}))
		check(c.Stimulate(5, Stimulus{Kind: Poisson, Strength: 300, Duration: 61}))
	case 60:
		check(c.Lesion(7, true))
		check(c.Lesion(8, true))
	case 80:
		p.Coupling.Gain *= 1.3
		p.Release.Use *= 0.8
	case 90:
		p.Local.EE *= 0.9
		p.Background.Rate *= 1.02
	case 100:
		c.SetSenses(0)
		check(c.Lesion(7, false))
		check(c.Lesion(9, true)) // and the other way before a window has passed
		check(c.Lesion(9, false))
	}
}

// TestRelay has every preset go to a device and come back, in the middle of all
// that can be done to it: spikes, state and arrivals are those of the CPU.
func TestRelay(t *testing.T) {
	for _, preset := range append([]string{"adapting"}, Presets...) {
		t.Run(preset, func(t *testing.T) {
			make := func() (*Cortex, *Params) {
				p := DefaultParams()
				cfg := Config{Preset: preset, Seed: 4, Threads: 2, Params: p, NeuronsPerRegion: 50}
				if preset != "default" && preset != "adapting" {
					cfg.NeuronsPerRegion = 0
				}
				if preset == "adapting" {
					cfg.Preset = ""
					p.Options.Adaptation = true
				}
				c, err := New(cfg)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(c.Close)
				return c, p
			}
			here, hp := make()
			there, tp := make()
			device := new(backendtest.Serial)
			for window := 0; window < 150; window += 10 {
				script(t, here, hp, window)
				script(t, there, tp, window)
				switch window {
				case 10, 110:
					if err := there.MoveTo(device); err != nil {
						t.Fatal(err)
					}
				case 70:
					if err := there.MoveTo(nil); err != nil {
						t.Fatal(err)
					}
					compare(t, here, there, window)
					if err := there.MoveTo(device); err != nil {
						t.Fatal(err)
					}
				case 130:
					device.Fail = errors.New("it was switched off")
				}
				here.Advance(10)
				there.Advance(10)
				if window == 10 && there.Device() != "serial" {
					t.Fatalf("computed by %q", there.Device())
				}
				if window == 60 { // on the device
					compare(t, here, there, window)
				}
				if !slices.Equal(here.Spikes(), there.Spikes()) {
					t.Fatalf("windows %d to %d: %d spikes on the CPU, %d with the device, or others", window, window+9, len(here.Spikes()), len(there.Spikes()))
				}
			}
			compare(t, here, there, 150)
			if err := there.GaveUp(); err == nil || !strings.Contains(err.Error(), "serial gave up at 0.130 s: it was switched off") || there.Device() != "" {
				t.Errorf("the device failed: %v, computed by %q", err, there.Device())
			}
		})
	}
}

func compare(t *testing.T, here, there *Cortex, window int) {
	t.Helper()
	if here.Hash() != there.Hash() {
		t.Fatalf("after %d windows the states differ", window)
	}
	n := here.net.regions
	a, b := make([]float32, 2*n), make([]float32, 2*n)
	here.Rates(a[:n], a[n:])
	there.Rates(b[:n], b[n:])
	if !slices.Equal(a, b) {
		t.Errorf("after %d windows the rates differ", window)
	}
}
