package spinal

// MotoneuronParams belong to the motor neurons, the cord's only output: a pool
// for the flexors and one for the extensors of each leg (Sherrington's final
// common path, 1906). Rhythm excites them, V1 and V2b inhibit them; they
// project to muscle alone (no Renshaw cells in this cord).
type MotoneuronParams struct {
	Drive      float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"10.08" origin:"fitted" doc:"tonic input of the motor neurons"`
	FromRhythm float64 `unit:"mV" min:"0" max:"20" step:"0.05" default:"2.87" origin:"fitted" doc:"excitation of a motor neuron by a spike of its rhythm generator half"`
}

func motoneuronDrive(p *Params) float64 { return p.Motoneuron.Drive }

var flexorMotoneurons = population{
	name: "MN flexor", size: 5, tau: commonTau, reset: restReset, drive: motoneuronDrive,
}

var extensorMotoneurons = population{
	name: "MN extensor", size: 5, tau: commonTau, reset: restReset, drive: motoneuronDrive,
}
