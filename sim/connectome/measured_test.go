package connectome

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
)

func above(m [][]float64) (x []float64) {
	for i := range m {
		x = append(x, m[i][i+1:]...)
	}
	return x
}

// TestMeasured checks the groups against known figures: the mean of the two is
// near that of all subjects, one group predicts the other with r 0.90 and 0.87,
// and without the global signal correlations average to about nothing.
func TestMeasured(t *testing.T) {
	c, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	m, err := HCP7Measured(c.Regions)
	if err != nil {
		t.Fatal(err)
	}
	within := func(what string, x, lo, hi float64) {
		t.Helper()
		if !(x >= lo && x <= hi) {
			t.Errorf("%s %.4f, expected %.4f-%.4f", what, x, lo, hi)
		}
	}
	within("one group by the other", stat.Correlation(above(m.Fit), above(m.Test), nil), 0.89, 0.91)
	within("the same, global signal regressed", stat.Correlation(above(m.FitGSR), above(m.TestGSR), nil), 0.865, 0.875)
	within("mean of the test group", stat.Mean(above(m.Test), nil), 0.25, 0.45)
	within("the same, global signal regressed", stat.Mean(above(m.TestGSR), nil), -0.05, 0.05)
	worst := 0.0
	for i, row := range c.FC {
		for j, x := range row[:i] {
			z := (4*math.Atanh(m.Fit[i][j]) + 3*math.Atanh(m.Test[i][j])) / 7
			worst = max(worst, math.Abs(math.Tanh(z)-x))
		}
	}
	within("largest difference to the mean of all", worst, 0, 2e-5)
	if _, err := HCP7Measured(c.Regions[:79]); err == nil {
		t.Error("79 regions: no error")
	}
}

// TestMeasuredDeep: the tables of 94 regions hold those of 80, but for the global
// signal, which is another mean.
func TestMeasuredDeep(t *testing.T) {
	cortex, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	all, err := HCP7Deep()
	if err != nil {
		t.Fatal(err)
	}
	m, err := HCP7Measured(cortex.Regions)
	if err != nil {
		t.Fatal(err)
	}
	d, err := HCP7Measured(all.Regions)
	if err != nil {
		t.Fatal(err)
	}
	var at []int
	for i, r := range all.Regions {
		if !r.Deep {
			at = append(at, i)
		}
	}
	part := func(m [][]float64) [][]float64 {
		p := make([][]float64, len(at))
		for i := range at {
			for j := range at {
				p[i] = append(p[i], m[at[i]][at[j]])
			}
		}
		return p
	}
	fit, test := part(d.Fit), part(d.Test)
	for i := range test {
		for j := range test {
			if m.Test[i][j] != test[i][j] || m.Fit[i][j] != fit[i][j] {
				t.Fatalf("%s, %s differ between the tables", cortex.Regions[i].Label, cortex.Regions[j].Label)
			}
		}
	}
	if r := stat.Correlation(above(m.TestGSR), above(part(d.TestGSR)), nil); r < 0.98 {
		t.Errorf("without the global signal of 80 and of 94 regions: r %.3f", r)
	}
}
