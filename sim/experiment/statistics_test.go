package experiment

import (
	"math"
	"testing"
)

// TestMannWhitney: values of scipy.stats.mannwhitneyu(method="asymptotic") 1.17.1.
func TestMannWhitney(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []int
		u, p float64
	}{
		{"apart", []int{1, 2, 3, 4, 5, 6, 7, 8}, []int{11, 12, 13, 14, 15, 16, 17, 18}, 0.0, 0.0009391056991171899},
		{"overlapping", []int{3, 5, 8, 12, 15, 19, 22, 30}, []int{1, 2, 4, 6, 7, 9, 10, 11, 13}, 54.0, 0.09219359636573936},
		{"ties", []int{5, 5, 5, 7, 7, 9, 9, 9, 12}, []int{5, 6, 7, 7, 7, 7, 8, 9}, 40.0, 0.7272801981717458},
		{"capped", []int{1000, 1000, 1000, 1000, 1000, 1000, 300, 500}, []int{1000, 1000, 1000, 1000, 200, 250, 260, 280}, 44.0, 0.1651999264393238},
		{"equal", []int{4, 4, 4, 4, 4, 4, 4, 4}, []int{4, 4, 4, 4, 4, 4, 4, 4}, 32.0, 1.0},
	} {
		got := MannWhitney(c.a, c.b)
		if got.U != c.u || math.Abs(got.P-c.p) > 1e-9 {
			t.Errorf("%s: U %v, p %v; want %v, %v", c.name, got.U, got.P, c.u, c.p)
		}
		back := MannWhitney(c.b, c.a)
		if back.U != float64(len(c.a)*len(c.b))-c.u || math.Abs(back.P-c.p) > 1e-9 {
			t.Errorf("%s, the other way round: U %v, p %v", c.name, back.U, back.P)
		}
	}
	if c := MannWhitney(nil, []int{1}); !math.IsNaN(c.P) {
		t.Errorf("an empty sample gives p %v", c.P)
	}
}

// TestInterval: against the interval of the normal distribution, which the mean of
// many evenly spread values has.
func TestInterval(t *testing.T) {
	var sample []int
	for i := range 400 {
		sample = append(sample, i)
	}
	low, high := Interval(sample)
	half := 1.96 * 400 / math.Sqrt(12) / math.Sqrt(400)
	if math.Abs(low-(199.5-half)) > 1 || math.Abs(high-(199.5+half)) > 1 {
		t.Errorf("%v to %v, want about %v to %v", low, high, 199.5-half, 199.5+half)
	}
	if low, high := Interval([]int{7, 7, 7}); low != 7 || high != 7 {
		t.Errorf("equal values: %v to %v", low, high)
	}
	if l, h := Interval(sample); l != low && h != high {
		t.Error("the same sample gives another interval")
	}
	if low, _ := Interval(nil); !math.IsNaN(low) {
		t.Errorf("no values: %v", low)
	}
}
