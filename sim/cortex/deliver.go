package cortex

import "encephagen/sim/philox"

// parcel is a spike on its way through those synapses of its neuron that end at
// one worker's neurons, and what comes of it: events and the slots, windows of
// the ring, in which they are due.
type parcel struct {
	syn      []uint32
	lag      []uint16
	draws    []uint32 // 16 bits per synapse, two to a word, the low ones first
	skip     int      // draws before the first synapse's
	release  uint32   // release probability * 2^16
	step     uint32   // in the window
	window   uint32
	slotMask uint32
	mark     uint32 // goes into each event: the generation of charges

	events, slots []uint32
}

// tenth16 / 2^16 is a tenth, near enough for whole tenths of all delays.
const tenth16 = 6554

// sendPlain fills in the events of those synapses that transmit: whose draw lies
// below the release probability. It writes each event and counts it only if it
// is sent, since a branch would be guessed wrong once in eight times.
func sendPlain(p *parcel) (sent int) {
	lag := p.lag[:len(p.syn)]
	j := uint32(p.skip)
	for i, s := range p.syn {
		due := uint32(lag[i]) + p.step
		ahead := due * tenth16 >> 16
		p.events[sent] = s | (due-ahead*stepsPerWin)<<stepShift | p.mark
		p.slots[sent] = (p.window + ahead) & p.slotMask
		sent += int((p.draws[j>>1]>>(j&1*16)&0xffff - p.release) >> 31)
		j++
	}
	return sent
}

// deliverAll sends spikes to this worker's neurons.
func (w *worker) deliverAll(spikes []spike) {
	const ahead = 3
	net := w.c.net
	for i, s := range spikes {
		if i+ahead < len(spikes) {
			if r := w.rows[spikes[i+ahead].neuron]; r.first < r.end {
				prefetchRow(&net.syn[r.first], &net.lag[r.first], int(r.end-r.first))
			}
		}
		w.deliver(s)
	}
}

// deliver sends one spike.
func (w *worker) deliver(s spike) {
	c, net := w.c, w.c.net
	r := w.rows[s.neuron]
	if r.first == r.end {
		return
	}
	p := &w.parcel
	p.syn, p.lag = net.syn[r.first:r.end], net.lag[r.first:r.end]
	p.release, p.step, p.window = s.release, uint32(s.step), uint32(w.now)
	p.mark = c.charges.now
	p.draws, p.skip = w.always, 0
	if s.release < 1<<16 {
		// Synapse j of the whole row has draw j%8 of call j/8.
		before := r.first - net.row[s.neuron]
		call := before / 8
		p.skip = int(before - call*8)
		p.draws = w.words
		philox.Fill(w.words[:batches((p.skip+len(p.syn)+1)/2)], c.seed, philox.StreamRelease,
			uint32(s.neuron), uint32(w.now)*stepsPerWin+p.step, uint32(call))
	}
	sent := c.kernel.send(p)
	switch events, slots := p.events[:sent], p.slots[:sent]; {
	case net.near: // due in the next window, whose sums are open
		w.addUp(events, 0)
	case w.blocks > 1:
		w.spread(events, slots)
		w.flight.add(events, slots)
	default:
		w.flight.add(events, slots)
	}
}

// spread turns slots into queues: those of a slot are side by side, one for each
// block of target neurons.
func (w *worker) spread(events, slots []uint32) {
	base, blocks := uint32(w.base), uint32(w.blocks)
	shift, mask := w.c.net.codeBits, w.c.net.neuronOf
	slots = slots[:len(events)]
	for i, e := range events {
		slots[i] = slots[i]*blocks + (e>>(shift&31)&mask-base)>>blockShift
	}
}
