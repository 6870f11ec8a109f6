package cortex

import (
	"fmt"
	"strings"
)

// lanes is how many neurons a group holds: one vector of AVX-512, two of AVX2.
const lanes = 16

// group is the state of 16 neighbouring neurons, side by side for the kernel.
type group struct {
	v     [lanes]float32 // membrane potential, mV
	s     [lanes]float32 // fast synaptic current, mV
	n     [lanes]float32 // slow synaptic current, mV
	y     [lanes]float32 // 1 - release probability
	hold  [lanes]int32   // steps until the neuron may fire again
	alpha [lanes]float32 // dt/tau_m
	bias  [lanes]float32 // mV
	decay [lanes]float32 // of n per window
	gain  [lanes]float32 // 1 - decay
}

// span is what a kernel works on: neighbouring groups over one window.
type span struct {
	groups []group
	slow   []int32 // slow arrivals of the window by neuron; zeroed
	// fast holds the fast arrivals and background by step, rows of stride
	// numbers, the first being that of the first neuron of groups; zeroed.
	fast   []int32
	stride int
	// fired gets one bit per neuron and step: rows of firedStride bytes.
	fired       []byte
	firedStride int

	raise []float32 // of the threshold by neuron, mV, with adaptation

	threshold, fastDecay, recovery float32
	raiseDecay                     float32
	fastUnit, slowUnit             float32
	refract                        int32
}

// kernel is one way to compute a window. All give the same bits.
type kernel struct {
	name  string
	run   func(*span) (fired bool)
	raise func(*span) (fired bool) // run, with adaptation
	send  func(*parcel) (sent int)
	clear func() // makes scalar code fast again after vector code
}

// kernels are those that this program and machine can run, best first.
func kernels() []kernel {
	return append(vectorKernels(), kernel{"plain", runPlain, raisePlain, sendPlain, func() {}})
}

// pickKernel finds a kernel by its name; "auto" and "" are the best one.
func pickKernel(name string) (kernel, error) {
	all := kernels()
	var names []string
	for _, k := range all {
		if name == k.name || name == "auto" || name == "" {
			return k, nil
		}
		names = append(names, k.name)
	}
	return kernel{}, fmt.Errorf("cortex: kernel %q is not available here; choose auto or one of %s", name, strings.Join(names, ", "))
}

// adapt makes run the one with adaptation.
func (k *kernel) adapt(on bool) {
	if on {
		k.run = k.raise
	}
}

// runPlain is the reference: what it says is the definition of a window. The
// conversions to float32 keep each product from being fused with a sum.
func runPlain(p *span) (fired bool) {
	for i := range p.groups {
		g := &p.groups[i]
		var slow [lanes]float32 // slow current and bias, constant in the window
		arrivals := p.slow[i*lanes:][:lanes]
		for l := range slow {
			in := float32(float32(arrivals[l]) * p.slowUnit)
			arrivals[l] = 0
			g.n[l] = float32(g.n[l]*g.decay[l]) + float32(in*g.gain[l])
			g.y[l] *= p.recovery
			slow[l] = g.n[l] + g.bias[l]
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
				if v >= p.threshold {
					v = 0
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
