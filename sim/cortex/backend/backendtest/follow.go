package backendtest

import (
	"fmt"
	"math"
	"slices"

	"encephagen/sim/cortex/backend"
)

// Follow runs a random network on a device and by Serial, for a number of calls of
// 1 to 21 windows, and changes after every tenth of them what can be changed. An
// error says where spikes, state or the arrivals in flight differ.
func Follow(device backend.Backend, slots int, adapting bool, calls int) error {
	m, s, live := Random(7, slots, adapting)
	serial := new(Serial)
	both := []backend.Backend{serial, device}
	for _, b := range both {
		if err := b.Load(m, s); err != nil {
			return err
		}
	}
	var spikes [2][]backend.Spike
	state := [2]*backend.State{backend.NewState(m, false), backend.NewState(m, false)}
	window, fired := s.Window, 0
	for call := range calls {
		changed := disturb(live, call, calls)
		windows := 1 + call*8%21
		for i, b := range both {
			if changed || call == 0 {
				if err := b.Set(live); err != nil {
					return err
				}
			}
			var err error
			if spikes[i], err = b.Advance(windows, spikes[i][:0], state[i]); err != nil {
				return err
			}
		}
		place := fmt.Sprintf("%d slots, windows %d to %d", slots, window-s.Window, window-s.Window+int64(windows)-1)
		if !slices.Equal(spikes[0], spikes[1]) {
			return fmt.Errorf("%s: %d spikes in Go, %d on %s, or others", place, len(spikes[0]), len(spikes[1]), device.Name())
		}
		if what := differs(state[0], state[1]); what != "" {
			return fmt.Errorf("%s: %s", place, what)
		}
		window += int64(windows)
		fired += len(spikes[0])
		if call%10 == 9 || call == calls-1 {
			a, b := backend.NewState(m, true), backend.NewState(m, true)
			serial.Snapshot(a)
			if err := device.Snapshot(b); err != nil {
				return err
			}
			if what := differs(a, b); what != "" {
				return fmt.Errorf("snapshot after %s: %s", place, what)
			}
		}
	}
	if least := calls * m.Neurons() / 20; fired < least { // 5 Hz
		return fmt.Errorf("%d slots: only %d spikes, fewer than %d: this network shows nothing", slots, fired, least)
	}
	return nil
}

// disturb changes what can be changed, and tells whether it did.
func disturb(l *backend.Live, call, calls int) bool {
	moment := call * 10 / calls
	if call == 0 || (call-1)*10/calls == moment {
		return false
	}
	switch moment {
	case 1:
		l.Senses = table(15)
	case 2:
		l.Region[0].Events = table(25)
	case 3:
		l.Region[1].Lesion = true
	case 4:
		l.Use, l.Region[2].Drive = 0.6, [2]float32{17, 13}
	case 5:
		l.Region[0].Events, l.Background = nil, table(60)
	case 6:
		l.Region[1].Lesion = false
	case 7:
		l.Fast, l.Slow = []int32{2000, 0, -5000, -1000}, []int32{100, 700, -50, 0}
	case 8:
		l.Senses, l.Region[2].Events = nil, table(300)
	default:
		return false
	}
	return true
}

// differs names the first thing in which two states are not the same, to the bit.
func differs(a, b *backend.State) string {
	if a.Window != b.Window {
		return fmt.Sprintf("window %d in Go, %d there", a.Window, b.Window)
	}
	for _, x := range []struct {
		name string
		a, b []float32
	}{{"V", a.V, b.V}, {"S", a.S, b.S}, {"N", a.N, b.N}, {"Y", a.Y, b.Y}, {"Raise", a.Raise, b.Raise}} {
		for i := range x.a {
			if math.Float32bits(x.a[i]) != math.Float32bits(x.b[i]) {
				return fmt.Sprintf("%s of neuron %d is %v in Go, %v there", x.name, i, x.a[i], x.b[i])
			}
		}
	}
	for _, x := range []struct {
		name string
		a, b []int32
	}{{"Hold", a.Hold, b.Hold}, {"Fast", a.Fast, b.Fast}, {"Slow", a.Slow, b.Slow}} {
		for i := range x.a {
			if x.a[i] != x.b[i] {
				return fmt.Sprintf("%s %d is %d in Go, %d there", x.name, i, x.a[i], x.b[i])
			}
		}
	}
	return ""
}
