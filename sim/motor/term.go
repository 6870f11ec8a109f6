package motor

// Family groups torque terms by what they are for. The picture gives each
// family a colour; the name always stands beside it.
type Family int

const (
	Protective Family = iota // Moro, startle, withdrawal
	Postural                 // righting, knee, posture
	Orienting                // ATNR, grasp, rooting
	Rhythmic                 // stepping, breathing, general movements
	Spinal                   // the rhythm generator of the cord
	Cortical                 // the cortex's share: zero, and shown as such
	External                 // a push from outside: it acts on the body, not through muscles
)

func (f Family) String() string {
	return [...]string{"protective", "postural", "orienting", "rhythmic", "cord", "cortex", "push"}[f]
}

// Term names one cause of torque. What it adds to each actuator at a tick is a
// row of a [][]float64, in the order of the terms.
type Term struct {
	Name   string // as shown: "righting", "Moro", ...
	Family Family
	Origin string // "hard-wired", "fitted", "measured", "read out" or "outside"
}

// Sum adds the terms in their fixed order for each actuator, clips to +-limit
// and rounds to float32 once: the control that the body applies.
func Sum(ctrl []float32, terms [][]float64, limit float64) {
	for j := range ctrl {
		u := 0.0
		for _, term := range terms {
			u += term[j]
		}
		ctrl[j] = float32(max(-limit, min(limit, u)))
	}
}
