// Package spinal is the rhythm generator of the newborn's spinal cord: 80
// spiking neurons, 40 a side, in the interneuron classes that mouse genetics
// has named (reviews: Goulding 2009, Nat Rev Neurosci 10:507; Kiehn 2016, Nat
// Rev Neurosci 17:224). One class lies in one file, with what is known of it,
// its parameters and its connections.
//
// Flexor and extensor half centres on each side silence each other in turn,
// paced by adaptation; V0d couples the sides in antiphase. Motor neurons follow
// and pull at hips and knees. What the default parameters do, seed after seed
// (5 seeds, 10 s each; drive is the brainstem's stepping drive):
//
//	                            drive 0    drive 0.3
//	left-right correlation       -0.987       -0.985
//	flexor-extensor correlation  -0.914       -0.948
//	period                     1,080 ms     1,000 ms
//	Shox2 flexor, extensor   110, 56 Hz   132, 72 Hz
//	V0d, V1                   75, 5 Hz    90, 12 Hz
//	V2b                          silent         3 Hz
//	V2a, V0v, V3                 silent       silent
//	MN flexor, extensor       54, 37 Hz    66, 49 Hz
//
// The rhythm is the wiring's: it survives 111 of 112 changes of single
// parameters by 10 to 50 %, while none of 60 cords with random or shuffled
// weights oscillates. V2a, V0v and V3, 18 of the 80 neurons, take no part in
// it: they stay below threshold unless their tonic drive is raised, and any
// picture of the cord should say so.
//
// Circuit and sizes are those of the reference system, which ran them with
// source and target exchanged; here a weight leads from source to target.
package spinal
