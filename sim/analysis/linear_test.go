package analysis

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestLinear: two regions that drive each other correlate by 2k/(1+k^2).
func TestLinear(t *testing.T) {
	for _, k := range []float64{-0.5, 0, 0.3, 0.9, 0.999} {
		c, err := Linear([][]float64{{0, 1}, {1, 0}}, k)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "correlation", c.FC[0][1], 2*k/(1+k*k), 1e-9)
	}
	for _, k := range []float64{1, -1, math.NaN(), math.Inf(1)} {
		if _, err := Linear([][]float64{{0, 1}, {1, 0}}, k); err == nil || !strings.Contains(err.Error(), "loop gain") {
			t.Errorf("loop gain %g: %v", k, err)
		}
	}
}

// TestLinearIsTheSlowEnd runs the dynamics x' = -x + k M x + noise, with a slow
// region and a fast one, and compares what is left after a long average.
func TestLinearIsTheSlowEnd(t *testing.T) {
	m := [][]float64{{0, 0.9, 0.3}, {0.9, 0, 0.1}, {0.3, 0.1, 0}}
	const k, dt = 0.7, 0.2
	tau := []float64{1, 8, 2}
	rng := rand.New(rand.NewPCG(1, 2))
	x, series := make([]float64, 3), make([][]float64, 3)
	for range 20000 {
		sum := make([]float64, 3)
		for range 1000 {
			next := make([]float64, 3)
			for i := range x {
				in := rng.NormFloat64() / math.Sqrt(dt)
				for j := range x {
					in += k * m[i][j] * x[j]
				}
				next[i] = x[i] + dt/tau[i]*(in-x[i])
				sum[i] += next[i]
			}
			x = next
		}
		for i := range sum {
			series[i] = append(series[i], sum[i])
		}
	}
	got, err := Connect(series, 0)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Linear(m, k)
	if err != nil {
		t.Fatal(err)
	}
	for i := range m {
		for j := range m {
			near(t, "FC", got.FC[i][j], want.FC[i][j], 0.03)
			near(t, "after regression", got.GSR[i][j], want.GSR[i][j], 0.06)
		}
	}
}
