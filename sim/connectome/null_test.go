package connectome

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// TestRandomise checks what each kind keeps, and that it keeps no more.
func TestRandomise(t *testing.T) {
	c, err := HCP7()
	if err != nil {
		t.Fatal(err)
	}
	strength := func(w [][]float64) (s []float64) {
		for i, row := range w {
			sum := -row[i]
			for _, x := range row {
				sum += x
			}
			s = append(s, sum)
		}
		return s
	}
	logs := func(w [][]float64) (x []float64) {
		for _, v := range above(w) {
			x = append(x, math.Log(v+1e-6))
		}
		return x
	}
	want := strength(c.Weights)
	byLength := stat.Correlation(logs(c.Weights), above(c.Lengths), nil)
	t.Logf("measured: log weight by length r %.3f", byLength)
	for k, name := range Nulls {
		kind := Null(k)
		r, err := c.Randomise(kind, 1)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range strength(r.Weights) {
			if math.Abs(s/want[i]-1) > 1e-11 {
				t.Errorf("%s: strength of %s %g, expected %g", name, c.Regions[i].Label, s, want[i])
			}
			for j := range i {
				if x := r.Weights[i][j]; x != r.Weights[j][i] || !(x >= 0) {
					t.Fatalf("%s: weights of %d and %d: %g and %g", name, i, j, x, r.Weights[j][i])
				}
			}
		}
		distance := stat.Correlation(logs(r.Weights), above(r.Lengths), nil)
		same := stat.Correlation(above(r.Weights), above(c.Weights), nil)
		t.Logf("%s: log weight by length r %.3f; weights like the measured ones r %.3f", name, distance, same)
		if kind == KeepDistance && math.Abs(distance-byLength) > 0.1 || kind == KeepStrength && distance < -0.25 {
			t.Errorf("%s: weight by length r %.3f, measured %.3f", name, distance, byLength)
		}
		// Short tracts are strong, and keep company with short ones.
		if most := []float64{0.25, 0.8}[kind]; same > most {
			t.Errorf("%s: weights correlate with the measured ones with %.3f", name, same)
		}
		again, _ := c.Randomise(kind, 1)
		other, _ := c.Randomise(kind, 2)
		if !slices.EqualFunc(r.Weights, again.Weights, slices.Equal) || slices.EqualFunc(r.Weights, other.Weights, slices.Equal) {
			t.Errorf("%s: a seed does not name one draw", name)
		}
		if _, _, err := r.Coupling(0.5); err != nil {
			t.Error(err)
		}
	}
	if gw, err := GW5(); err != nil {
		t.Fatal(err)
	} else if _, err := gw.Randomise(KeepStrength, 1); err == nil || !strings.Contains(err.Error(), "direction") {
		t.Errorf("weights that are not symmetric: %v", err)
	}
}

// TestShuffled: a permutation, and each place equally likely to hold each number.
func TestShuffled(t *testing.T) {
	const n, draws = 5, 20000
	var counts [n][n]int
	for seed := range uint64(draws) {
		order := shuffled(n, seed, 0, 3)
		for place, x := range order {
			counts[place][x]++
		}
		slices.Sort(order)
		if !slices.Equal(order, []int{0, 1, 2, 3, 4}) {
			t.Fatalf("no permutation: %v", order)
		}
	}
	for place := range counts {
		for x, k := range counts[place] {
			if math.Abs(float64(k)-draws/n) > 300 { // five standard deviations
				t.Errorf("number %d is in place %d %d times of %d", x, place, k, draws)
			}
		}
	}
}
