package spinal

import (
	"fmt"
	"strings"
)

// Presets name the sets of parameters. "default" is what the tags hold: half-centre
// inhibition through V1 and V2b, every class at work. "reference" is the reference
// system's wiring, with its synapses the right way round and its second verified
// set, of 0.93 Hz: direct inhibition between the halves; V2a, V0v and V3 silent.
var Presets = []string{"default", "reference"}

// ApplyPreset gives p the circuit of a preset. How the cord is driven, what it feels
// and how it pulls are left as they are.
func ApplyPreset(name string, p *Params) error {
	switch name {
	case "default":
		return nil
	case "reference":
		reference(p)
		return nil
	}
	return fmt.Errorf("cord preset %q does not exist; there are %s", name, strings.Join(Presets, " and "))
}

// reference sets the 14 fitted numbers, found by CMA-ES over rhythm, alternation
// and robustness for the reference system's wiring, and the constants of the rest.
func reference(p *Params) {
	p.Descending.V0dGain = p.Descending.Gain
	p.Rhythm = RhythmParams{
		FlexorDrive: 24.1033, ExtensorDrive: 16.2117, Recurrent: 0.3, Reset: 6, FlexorTimeConstant: 12,
		FlexorToExtensor: -6.71489, ExtensorToFlexor: -6.46121,
	}
	p.V1 = V1Params{Drive: 5, FromFlexor: 0.670057, ToExtensor: -0.3}
	p.V2b = V2bParams{Drive: 5, FromExtensor: 0.670057, ToFlexor: -0.3}
	p.V2a = V2aParams{FromFlexor: 0.3}
	p.V0d = V0dParams{Drive: 6.35037, FromFlexor: 4.84506, ToFlexor: -5.70829}
	p.V0v = V0vParams{FromV2a: 0.4, ToV2b: 0.4}
	p.V3 = V3Params{FromExtensor: 0.3, ToExtensor: 0.2}
	p.Motoneuron = MotoneuronParams{Drive: 10.1246, FromRhythm: 2.50824}
	p.Membrane = MembraneParams{
		Tau: 15, Threshold: 8, Refractory: 1, Synapse: 5, Noise: 0.5,
		Adaptation: 0.136355, AdaptationTau: 632.39,
	}
}
