// Package backendtest is what tests of backends share: the three kernels of
// package backend in plain Go, one neuron after the other, and small networks to
// run them on.
package backendtest

import (
	"errors"
	"slices"

	"encephagen/sim/cortex/backend"
	"encephagen/sim/philox"
)

// Serial is a backend that computes as the documentation reads.
type Serial struct {
	// Fail, if not nil, is what Advance and Snapshot return, as a device that is
	// lost.
	Fail error

	m      backend.Model
	s      backend.State
	live   backend.Live
	loaded bool
}

var _ backend.Backend = (*Serial)(nil)

func (b *Serial) Name() string { return "serial" }

func (b *Serial) Close() error { return nil }

func (b *Serial) Load(m *backend.Model, s *backend.State) error {
	b.m, b.s, b.loaded = *m, *s, true
	copyState(&b.s, s)
	return b.Fail
}

func (b *Serial) Set(l *backend.Live) error {
	b.live = *l
	b.live.Fast, b.live.Slow = slices.Clone(l.Fast), slices.Clone(l.Slow)
	b.live.Background, b.live.Senses = slices.Clone(l.Background), slices.Clone(l.Senses)
	b.live.Region = slices.Clone(l.Region)
	for i := range b.live.Region {
		b.live.Region[i].Events = slices.Clone(l.Region[i].Events)
	}
	return b.Fail
}

func (b *Serial) Snapshot(s *backend.State) error {
	if b.Fail != nil {
		return b.Fail
	}
	copyState(s, &b.s)
	return nil
}

// copyState makes its own slices of what there is.
func copyState(to, from *backend.State) {
	arrivals := to.Fast != nil
	*to = backend.State{
		Window: from.Window, V: slices.Clone(from.V), S: slices.Clone(from.S), N: slices.Clone(from.N),
		Y: slices.Clone(from.Y), Hold: slices.Clone(from.Hold), Raise: slices.Clone(from.Raise),
	}
	if arrivals {
		to.Fast, to.Slow = slices.Clone(from.Fast), slices.Clone(from.Slow)
	}
}

func (b *Serial) Advance(windows int, dst []backend.Spike, state *backend.State) ([]backend.Spike, error) {
	if !b.loaded || windows > backend.MaxWindows {
		return dst, errors.New("backendtest: no network, or too many windows")
	}
	if b.Fail != nil {
		return dst, b.Fail
	}
	for k := range windows {
		first := len(dst)
		b.background()
		for neuron := range b.m.Neurons() {
			if s, fired := b.update(neuron); fired {
				s.Step += uint32(k * backend.StepsPerWindow)
				dst = append(dst, s)
			}
		}
		slices.SortFunc(dst[first:], backend.Spike.Compare)
		for _, s := range dst[first:] {
			s.Step -= uint32(k * backend.StepsPerWindow)
			b.deliver(s)
		}
		b.s.Window++
	}
	copyState(state, &b.s)
	return dst, nil
}

func (b *Serial) slot(window int64) int { return int(window) & (b.m.Slots - 1) }

// at is where the fast arrivals of a step and neuron lie.
func (b *Serial) at(slot, step, neuron int) int {
	return (slot*backend.StepsPerWindow+step)*b.m.Neurons() + neuron
}

func (b *Serial) background() {
	for region := range b.m.Regions {
		r := &b.live.Region[region]
		if r.Lesion {
			continue
		}
		for piece := region * b.m.Pieces; piece < (region+1)*b.m.Pieces; piece++ {
			b.scatter(region, piece, philox.StreamStimulus, r.Events)
			b.scatter(region, piece, philox.StreamBackground, b.live.Background)
			if slices.Contains(b.m.Sensory, int32(region)) {
				b.scatter(region, piece, philox.StreamSenses, b.live.Senses)
			}
		}
	}
}

func (b *Serial) scatter(region, piece int, stream uint32, table []uint32) {
	window := uint32(b.s.Window)
	word := philox.Draw(b.m.Seed, stream, uint32(piece), window, 1<<32-1)[0]
	count := 0
	for count < len(table) && table[count] <= word {
		count++
	}
	cells := uint64(b.m.Piece * backend.StepsPerWindow)
	for i := range count {
		word := philox.Draw(b.m.Seed, stream, uint32(piece), window, uint32(i/4))[i%4]
		cell := int(uint64(word) * cells >> 32)
		neuron := piece*b.m.Piece + cell/backend.StepsPerWindow
		b.s.Fast[b.at(b.slot(b.s.Window), cell%backend.StepsPerWindow, neuron)] += b.m.Event[region]
	}
}

func (b *Serial) update(i int) (spike backend.Spike, fired bool) {
	m, s, slot := &b.m, &b.s, b.slot(b.s.Window)
	region, kind := i/m.Per, 0
	if i%m.Per >= m.Exc {
		kind = 1
	}
	live := &b.live.Region[region]
	var in [backend.StepsPerWindow]int32
	for k := range in {
		in[k] = s.Fast[b.at(slot, k, i)]
		s.Fast[b.at(slot, k, i)] = 0
	}
	slow := s.Slow[slot*m.Neurons()+i]
	s.Slow[slot*m.Neurons()+i] = 0
	if live.Lesion {
		s.V[i], s.S[i], s.N[i], s.Y[i], s.Hold[i] = 0, 0, 0, 0, 0
		if s.Raise != nil {
			s.Raise[i] = 0
		}
		return spike, false
	}
	charge := float32(float32(slow) * m.SlowUnit)
	s.N[i] = float32(s.N[i]*m.SlowDecay[region]) + float32(charge*m.SlowGain[region])
	s.Y[i] *= m.Recovery
	drive, threshold := s.N[i]+live.Drive[kind], m.Threshold
	if s.Raise != nil {
		s.Raise[i] *= m.AdaptDecay
		threshold += s.Raise[i]
	}
	for k, arrived := range in {
		current := s.S[i] + float32(float32(arrived)*m.FastUnit)
		alpha := m.Alpha[kind][region]
		if s.Hold[i] > 0 {
			alpha = 0
		}
		v := s.V[i] + float32(alpha*((current+drive)-s.V[i]))
		s.S[i] = current * m.FastDecay
		if v >= threshold {
			if s.Raise != nil {
				v -= threshold
			} else {
				v = 0
			}
			s.Hold[i] = m.Refractory
			spike, fired = backend.Spike{Step: uint32(k), Neuron: uint32(i), Release: 1 << 16}, true
		}
		s.V[i] = v
		s.Hold[i]--
	}
	s.Hold[i] = max(0, s.Hold[i])
	if fired && kind == 0 {
		x := 1 - s.Y[i]
		spike.Release = uint32(x * (1 << 16))
		s.Y[i] += float32(b.live.Use * x)
		if s.Raise != nil {
			s.Raise[i] += m.AdaptStep
		}
	}
	return spike, fired
}

func (b *Serial) deliver(s backend.Spike) {
	m := &b.m
	window, step := b.s.Window, int(s.Step)
	for j, synapse := range m.Synapse[m.Row[s.Neuron]:m.Row[s.Neuron+1]] {
		if s.Release < 1<<16 {
			words := philox.Draw(m.Seed, philox.StreamRelease, s.Neuron, uint32(window)*backend.StepsPerWindow+s.Step, uint32(j/8))
			if draw := words[j%8/2] >> (j % 2 * 16) & 0xffff; draw >= s.Release {
				continue
			}
		}
		due := step + int(m.Lag[int(m.Row[s.Neuron])+j])
		slot := b.slot(window + int64(due/backend.StepsPerWindow))
		target, code := int(synapse>>m.CodeBits), synapse&(1<<m.CodeBits-1)
		b.s.Fast[b.at(slot, due%backend.StepsPerWindow, target)] += b.live.Fast[code]
		b.s.Slow[slot*m.Neurons()+target] += b.live.Slow[code]
	}
}
