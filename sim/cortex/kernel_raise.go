package cortex

// raisePlain is runPlain with adaptation: the threshold is raised by an amount
// that is constant within the window, and a spike takes it from the potential.
func raisePlain(p *span) (fired bool) {
	for i := range p.groups {
		g := &p.groups[i]
		var slow, threshold [lanes]float32
		arrivals, raise := p.slow[i*lanes:][:lanes], p.raise[i*lanes:][:lanes]
		for l := range slow {
			in := float32(float32(arrivals[l]) * p.slowUnit)
			arrivals[l] = 0
			g.n[l] = float32(g.n[l]*g.decay[l]) + float32(in*g.gain[l])
			g.y[l] *= p.recovery
			slow[l] = g.n[l] + g.bias[l]
			raise[l] *= p.raiseDecay
			threshold[l] = p.threshold + raise[l]
		}
		for k := range stepsPerWin {
			in := p.fast[k*p.stride+i*lanes:][:lanes]
			var bits uint16
			for l := range slow {
				s := g.s[l] + float32(float32(in[l])*p.fastUnit)
				in[l] = 0
				alpha := g.alpha[l]
				if g.hold[l] > 0 {
					alpha = 0
				}
				v := g.v[l] + float32(alpha*((s+slow[l])-g.v[l]))
				g.s[l] = s * p.fastDecay
				if v >= threshold[l] {
					v -= threshold[l]
					g.hold[l] = p.refract
					bits |= 1 << l
				}
				g.v[l] = v
				g.hold[l]--
			}
			at := k*p.firedStride + i*lanes/8
			p.fired[at], p.fired[at+1] = byte(bits), byte(bits>>8)
			fired = fired || bits != 0
		}
		for l := range g.hold {
			g.hold[l] = max(0, g.hold[l])
		}
	}
	return fired
}
