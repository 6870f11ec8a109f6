// Package spinal is the rhythm generator of the newborn's spinal cord: 80
// spiking neurons, 40 a side, in the interneuron classes that mouse genetics
// has named (reviews: Goulding 2009, Nat Rev Neurosci 10:507; Kiehn 2016, Nat
// Rev Neurosci 17:224). One class lies in one file, with what is known of it,
// its parameters and its connections.
//
// Flexor and extensor half centres on each side silence each other in turn
// through V1 and V2b, paced by adaptation. Three commissural paths couple the
// sides: V0d inhibits the other flexor half; V2a drives V0v, which excites the
// other V2b; V3 lets the extensor halves support each other (Rybak et al. 2015,
// eNeuro 2:0069-15; Danner et al. 2017, eLife 6:e31050; 2019, Front Cell Neurosci
// 13:516). Motor neurons follow and pull at hips and knees; hip angle and load
// come back as afferents and reset the phase. What the default parameters do (20
// seeds, 10 s each, without a body; drive is the brainstem's stepping drive):
//
//	                            drive 0     drive 0.3
//	left-right correlation       -0.956        -0.941
//	flexor-extensor correlation  -0.981        -0.988
//	period                       683 ms        621 ms
//	Shox2 flexor, extensor   146, 78 Hz    165, 97 Hz
//	V1, V2b                   56, 36 Hz     66, 47 Hz
//	V2a, V0v                  29, 18 Hz     37, 27 Hz
//	V0d, V3                   21, 16 Hz     20, 24 Hz
//	MN flexor, extensor       79, 51 Hz     90, 64 Hz
//
// The period falls with drive, to 503 ms at 1. The rhythm survives 109 of 112
// changes of single numbers by 10 to 50 %, while none of 60 cords with random or
// shuffled weights oscillates. As in mice, without V0 the legs hop; without V0d
// alternation fails at low, without V0v at high speed; these the search for the
// parameters was shown. Without V2a alternation fails at high speed, without V1
// and V2b flexors and extensors do not alternate: these follow. Unlike in mice,
// one of V1 and V2b alone is not enough for flexors and extensors.
//
// The reference preset is the reference system's circuit, which ran it with
// source and target exchanged; here a weight leads from source to target. Its
// halves inhibit each other directly, and V2a, V0v and V3 are silent in it.
// Matsuoka's rate model stands beside both for comparison.
package spinal
