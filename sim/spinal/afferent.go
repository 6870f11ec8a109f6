package spinal

import "encephagen/sim/motor"

// AfferentParams let the leg tell the cord where it is. A hip that is stretched
// backwards ends stance and starts swing; load on the foot holds stance (Grillner
// & Rossignol 1978, Brain Res 146:269; Duysens & Pearson 1980, Brain Res 187:321;
// Pearson 2004, Prog Brain Res 143:123). As in Rybak et al. (2006, J Physiol
// 577:641) each reaches a half centre and the inhibitory cells that serve it, the
// Ia interneurons of the flexors being V1 and V2b cells (Zhang et al. 2014, Neuron
// 82:138):
//
//	flexor half, V1    += hip gain * max(0, extension - threshold)
//	extensor half, V2b += load gain * min(1, load / full load)
type AfferentParams struct {
	HipGain      float64 `unit:"mV/rad" min:"0" max:"60" step:"0.5" default:"20" origin:"assumed" doc:"input to flexor half and V1 per radian that the hip is extended beyond the threshold"`
	HipThreshold float64 `unit:"rad" min:"-1.5" max:"0.5" step:"0.01" default:"0" origin:"assumed" doc:"hip angle behind the trunk's line beyond which the flexors' stretch is felt"`
	LoadGain     float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"5" origin:"assumed" doc:"input to extensor half and V2b of a leg that bears its full load"`
	FullLoad     float64 `unit:"N" min:"20" max:"1000" step:"10" default:"400" origin:"assumed" doc:"load on a foot that counts as full: the body's weight on one leg"`
}

// Afferents are what a tick's input from the legs amounts to, by side.
type Afferents struct {
	HipExtension [2]float64 // rad behind the trunk's line
	Load         [2]float64 // N on the foot
}

// Sense reads the afferents from the body's senses. They act until the next call;
// a cord that never felt any has none.
func (c *Cord) Sense(s *motor.Senses) {
	var a Afferents
	for _, side := range sides {
		if hip := c.plan.Hip[side]; hip.Exists() {
			a.HipExtension[side] = float64(hip.Sign * s.JointPos[hip.Actuator])
		}
		a.Load[side] = s.FootLoad[side]
	}
	c.Feel(a)
}

// Feel sets the afferents themselves.
func (c *Cord) Feel(a Afferents) { c.afferents, c.feels = a, true }

// excite adds the afferent input to the half centres and their inhibitory arms.
func (c *Cord) excite(tonic *[neurons]float32) {
	if !c.feels {
		return
	}
	p := &c.of.Afferent
	for _, side := range sides {
		stretch := max(0, c.afferents.HipExtension[side]-p.HipThreshold)
		load := max(0, min(1, c.afferents.Load[side]/p.FullLoad))
		for _, k := range [...]class{shox2Flexor, v1} {
			c.raise(tonic, side, k, p.HipGain*stretch)
		}
		for _, k := range [...]class{shox2Extensor, v2b} {
			c.raise(tonic, side, k, p.LoadGain*load)
		}
	}
}

// raise adds to the input of a population, in mV.
func (c *Cord) raise(tonic *[neurons]float32, side motor.Side, k class, input float64) {
	first, n := span(side, k)
	for i := first; i < first+n; i++ {
		tonic[i] += float32(input)
	}
}
