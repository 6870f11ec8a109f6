package spinal

// LesionParams silence classes of interneurons, as mice do that lack one or in
// which one expresses a toxin: the neurons fall out, all else stays.
type LesionParams struct {
	V1  bool `name:"V1 out" default:"false" origin:"hard-wired" doc:"silences V1"`
	V2a bool `name:"V2a out" default:"false" origin:"hard-wired" doc:"silences V2a"`
	V2b bool `name:"V2b out" default:"false" origin:"hard-wired" doc:"silences V2b"`
	V0d bool `name:"V0d out" default:"false" origin:"hard-wired" doc:"silences V0d"`
	V0v bool `name:"V0v out" default:"false" origin:"hard-wired" doc:"silences V0v"`
	V3  bool `name:"V3 out" default:"false" origin:"hard-wired" doc:"silences V3"`
}
