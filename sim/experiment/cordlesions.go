package experiment

import (
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

// CordLesion is a class, or two, taken out of the cord, and what became of the
// animals that lack them.
type CordLesion struct {
	Name   string
	Lesion spinal.LesionParams
	Claims []Claim
}

// Claim is a finding of the literature and what it says of the cord's figures at
// low and at high drive, beside those of the intact cord.
type Claim struct {
	Text   string
	Source string
	// Shown says that the calibration of the default cord was shown this mutant, so
	// that agreement is a fit and no prediction.
	Shown bool
	holds func(cut, intact [2]spinal.Record) bool
}

// LesionDrives are the descending drives of low and high speed.
var LesionDrives = [2]float64{0, 1}

// Legs alternate, or hop, beyond a correlation of a half; flexors and extensors
// have stopped to alternate above -0.3.
const (
	low, high   = 0, 1
	alternation = -0.5
	hopping     = 0.5
	lost        = -0.3
)

func legsAlternate(r spinal.Record) bool { return r.LeftRight < alternation && r.PeriodMS > 0 }
func musclesAlternate(r spinal.Record) bool {
	return r.FlexExt[motor.Left] < alternation && r.FlexExt[motor.Right] < alternation
}

// both makes a claim of what holds for each speed.
func both(holds func(cut, intact spinal.Record) bool) func(cut, intact [2]spinal.Record) bool {
	return func(cut, intact [2]spinal.Record) bool {
		return holds(cut[low], intact[low]) && holds(cut[high], intact[high])
	}
}

// CordLesions is the table of lesions.
var CordLesions = []CordLesion{
	{"V1", spinal.LesionParams{V1: true}, []Claim{
		{"the rhythm is slower", "Gosgnach et al. 2006", true, both(func(cut, intact spinal.Record) bool {
			return cut.PeriodMS > 1.1*intact.PeriodMS && cut.Periodicity > 0.5
		})},
		{"flexors and extensors alternate", "Zhang et al. 2014", false, both(func(cut, _ spinal.Record) bool { return musclesAlternate(cut) })},
	}},
	{"V2b", spinal.LesionParams{V2b: true}, []Claim{
		{"flexors and extensors alternate", "Zhang et al. 2014", false, both(func(cut, _ spinal.Record) bool { return musclesAlternate(cut) })},
	}},
	{"V1 and V2b", spinal.LesionParams{V1: true, V2b: true}, []Claim{
		{"flexors and extensors do not alternate", "Zhang et al. 2014", false, both(func(cut, _ spinal.Record) bool {
			return cut.FlexExt[motor.Left] > lost && cut.FlexExt[motor.Right] > lost
		})},
		{"left and right alternate", "Zhang et al. 2014", false, both(func(cut, _ spinal.Record) bool { return legsAlternate(cut) })},
	}},
	{"V0d and V0v", spinal.LesionParams{V0d: true, V0v: true}, []Claim{
		{"the legs hop at any speed", "Talpalar et al. 2013", true, both(func(cut, _ spinal.Record) bool { return cut.LeftRight > hopping })},
	}},
	{"V0d", spinal.LesionParams{V0d: true}, []Claim{
		{"left and right fail at low speed", "Talpalar et al. 2013", true, func(cut, _ [2]spinal.Record) bool { return !legsAlternate(cut[low]) }},
		{"left and right alternate at high speed", "Talpalar et al. 2013", true, func(cut, _ [2]spinal.Record) bool { return legsAlternate(cut[high]) }},
	}},
	{"V0v", spinal.LesionParams{V0v: true}, []Claim{
		{"left and right alternate at low speed", "Talpalar et al. 2013", true, func(cut, _ [2]spinal.Record) bool { return legsAlternate(cut[low]) }},
		{"left and right fail at high speed", "Talpalar et al. 2013", true, func(cut, _ [2]spinal.Record) bool { return !legsAlternate(cut[high]) }},
	}},
	{"V2a", spinal.LesionParams{V2a: true}, []Claim{
		{"left and right alternate at low speed", "Crone et al. 2009", false, func(cut, _ [2]spinal.Record) bool { return legsAlternate(cut[low]) }},
		{"left and right fail at high speed", "Crone et al. 2009", false, func(cut, _ [2]spinal.Record) bool { return !legsAlternate(cut[high]) }},
		{"the rhythm is less regular", "Crone et al. 2008", false, both(lessRegular)},
	}},
	{"V3", spinal.LesionParams{V3: true}, []Claim{
		{"left and right alternate", "Zhang et al. 2008", false, both(func(cut, _ spinal.Record) bool { return legsAlternate(cut) })},
		{"the rhythm is less regular", "Zhang et al. 2008", false, both(lessRegular)},
	}},
}

func lessRegular(cut, intact spinal.Record) bool { return cut.Periodicity < intact.Periodicity-0.02 }

// LesionResult is a row of the table: means over the seeds, at both drives.
type LesionResult struct {
	CordLesion
	At     [2]spinal.Record
	Agrees []bool // by claim
}

// LesionTable takes each class out, over several noise seeds. The first row is the
// intact cord. step, if not nil, is called after each cord; false ends it.
func LesionTable(p *spinal.Params, seeds []uint64, seconds float64, step func() bool) (table []LesionResult) {
	for _, l := range append([]CordLesion{{Name: "none"}}, CordLesions...) {
		row := LesionResult{CordLesion: l}
		q := *p
		q.Lesion = l.Lesion
		for k, drive := range LesionDrives {
			var records []spinal.Record
			for _, seed := range seeds {
				records = append(records, spinal.Measure(spinal.New(&q, motor.HumanoidPlan, seed), seconds, drive))
				if step != nil && !step() {
					return table
				}
			}
			row.At[k] = spinal.MeanRecord(records)
		}
		table = append(table, row)
		for _, claim := range l.Claims {
			row.Agrees = append(row.Agrees, claim.holds(row.At, table[0].At))
		}
		table[len(table)-1] = row
	}
	return table
}
