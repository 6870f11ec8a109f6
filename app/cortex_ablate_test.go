package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/connectome"
	"encephagen/sim/cortex"
)

// TestAblations: each row takes away what it says.
func TestAblations(t *testing.T) {
	usual := *cortex.DefaultParams()
	for _, a := range ablations {
		p, changed := usual, a.name == "none"
		if a.params != nil {
			a.params(&p)
			changed = p != usual
		}
		if a.connectome != nil {
			con, err := connectome.HCP7()
			if err != nil {
				t.Fatal(err)
			}
			before, delay := con.Weights[0][1], con.Lengths[0][1]
			a.connectome(con)
			changed = con.Weights[0][1] != before || con.Lengths[0][1] != delay
			if again, err := connectome.HCP7(); err != nil || again.Weights[0][1] != before {
				t.Errorf("%s changes the connectome for everybody", a.name)
			}
		}
		if a.bias != nil {
			b := &cortex.Bias{E: []float32{-12, -10}, I: []float32{-8, -9}}
			a.bias(b)
			changed = slices.Equal(b.E, []float32{-11, -11}) && slices.Equal(b.I, []float32{-8.5, -8.5})
		}
		if !changed {
			t.Errorf("without %s nothing is different", a.name)
		}
	}
}

// TestAblationTable reads back what it wrote, and refuses by file, row and
// column.
func TestAblationTable(t *testing.T) {
	all := []ablated{{Without: "none", Seconds: 200, FCTest: 0.5, TimescaleSpearman: -0.75}, {Without: "delays", Seed: 3, Seconds: 30.5, CVISI: number(math.NaN())}}
	var text strings.Builder
	for _, row := range ablationRows(all) {
		text.WriteString(strings.Join(row, ",") + "\n")
	}
	got, err := readAblations(strings.NewReader(text.String()), "a.csv")
	if err != nil || len(got) != 2 || got[0] != all[0] || got[1].CVISI.known() || got[1].Seed != 3 || got[1].Seconds != 30.5 {
		t.Errorf("%+v, %v", got, err)
	}
	head := strings.Join(ablationColumns, ",")
	for bad, want := range map[string]string{"": "header", head + "\nx,0,y" + strings.Repeat(",1", 9): "row 1", head + "\nx,0,1,z" + strings.Repeat(",1", 8): "fc_r_test"} {
		if _, err := readAblations(strings.NewReader(bad), "a.csv"); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.csv") {
			t.Errorf("%q: %v, expected it to name %s", bad, err, want)
		}
	}
}

// TestShippedAblations: coupling makes functional connectivity, and the
// gradient of slow currents the hierarchy, which is nowhere without it.
func TestShippedAblations(t *testing.T) {
	all, err := shippedAblations()
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]ablated{}
	for _, a := range all {
		by[a.Without] = a
	}
	full := by["none"]
	if full.FCTest-by["coupling"].FCTest < 0.3 || full.TimescaleSpearman > -0.5 || math.Abs(float64(by["gradient"].TimescaleSpearman)) > 0.3 {
		t.Errorf("full %+v, without coupling %+v, without the gradient %+v", full, by["coupling"], by["gradient"])
	}
	code, text, _ := invoke("cortex", "ablate")
	if code != exitOK || strings.Count(text, "\n") != len(all)+1 {
		t.Errorf("exit code %d: %s", code, text)
	}
}

func TestCortexAblateRefuses(t *testing.T) {
	code, _, stderr := invoke("cortex", "ablate", "--anew", "--only", "soul")
	checkRefused(t, "no such row", code, exitUsage, stderr, []string{"--only", "soul", "homotopic"})
	code, _, stderr = invoke("cortex", "ablate", "--anew", "--seconds", "10")
	checkRefused(t, "too short", code, exitUsage, stderr, []string{"--seconds", "10"})
}
