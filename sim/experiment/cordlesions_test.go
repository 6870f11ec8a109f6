package experiment

import (
	"testing"

	"encephagen/sim"
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

// TestLesionTable: the intact cord comes first, each class that can be lost has a
// row, each claim a verdict; and what the model stands for holds: without V1 and V2b
// muscles do not alternate, without V0 the legs hop.
func TestLesionTable(t *testing.T) {
	p := sim.DefaultParams(sim.DefaultBody)
	table := LesionTable(&p.Cord, []uint64{0}, 8, nil)
	if len(table) != len(CordLesions)+1 || table[0].Name != "none" || table[0].Lesion != (spinal.LesionParams{}) {
		t.Fatalf("%d rows, the first is %+v", len(table), table[0].CordLesion)
	}
	names := map[string]LesionResult{}
	for _, row := range table {
		names[row.Name] = row
		if len(row.Agrees) != len(row.Claims) {
			t.Errorf("%s: %d verdicts for %d claims", row.Name, len(row.Agrees), len(row.Claims))
		}
	}
	for _, c := range []struct {
		name  string
		claim int
	}{{"V1 and V2b", 0}, {"V0d and V0v", 0}} {
		if row := names[c.name]; !row.Agrees[c.claim] {
			t.Errorf("without %s it does not hold that %s: %+v", c.name, row.Claims[c.claim].Text, row.At)
		}
	}
	if table[0].At[0].LeftRight > alternation || table[0].At[0].FlexExt[motor.Left] > alternation {
		t.Errorf("the intact cord does not alternate: %+v", table[0].At)
	}
}

// TestTrialsEndWhenToldTo: trials can be interrupted after any cord.
func TestTrialsEndWhenToldTo(t *testing.T) {
	p := sim.DefaultParams(sim.DefaultBody)
	left := 2
	step := func() bool { left--; return left > 0 }
	if total, _ := Perturb(&p.Cord, 0, step); total != 2 {
		t.Errorf("%d cords after the end", total)
	}
	left = 1
	if Rewired(&p.Cord, 5, 0, (*spinal.Cord).Shuffle, step); left != 0 {
		t.Errorf("%d", left)
	}
	left = 1
	if table := LesionTable(&p.Cord, []uint64{0, 1}, 4, step); len(table) != 0 {
		t.Errorf("%d rows", len(table))
	}
}
