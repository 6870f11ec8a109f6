package connectome

import (
	"fmt"
	"math"
)

// Homotopic returns the partner of region i in the other hemisphere. Regions
// come in pairs, left then right.
func Homotopic(i int) int { return i ^ 1 }

// Coupling turns the weights into the matrix that couples a network near the
// edge of runaway activity, row = target, column = source, and returns the
// spectral radius that was divided out:
//
//	A = W / (mean row sum) + homotopic * H      (W without its diagonal, H: homotopic partners)
//	A[i][j] /= sqrt(row sum of A, row i)
//	M = A / spectral radius
//
// Tractography underestimates the callosal fibres between homotopic partners,
// which the second term gives back (assumed, 0.5); dividing by the square root
// of the row sum evens out, in part, how strongly regions are driven. Both were
// chosen by the functional connectivity of four of the seven subjects.
func (c *Connectome) Coupling(homotopic float64) (m [][]float64, radius float64, err error) {
	n := len(c.Regions)
	if n%2 != 0 {
		return nil, 0, fmt.Errorf("connectome %s: %d regions, expected pairs of a left and a right region", c.Name, n)
	}
	for i, r := range c.Regions {
		if want := "LR"[i%2]; r.Hemisphere != want {
			return nil, 0, fmt.Errorf("connectome %s: region %d, %s, expected one of hemisphere %c: left and right in turn", c.Name, i, r.Label, want)
		}
	}
	m = make([][]float64, n)
	mean := 0.0
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			if i != j {
				m[i][j] = c.Weights[j][i]
				mean += m[i][j]
			}
		}
	}
	mean /= float64(n)
	for i := range m {
		sum := 0.0
		for j := range m[i] {
			m[i][j] /= mean
			if j == Homotopic(i) {
				m[i][j] += homotopic
			}
			sum += m[i][j]
		}
		root := math.Sqrt(sum)
		for j := range m[i] {
			m[i][j] /= root
		}
	}
	radius = spectralRadius(m)
	for i := range m {
		for j := range m[i] {
			m[i][j] /= radius
		}
	}
	return m, radius, nil
}

// spectralRadius of a matrix without negative entries, by power iteration; its
// largest eigenvalue is real and positive (Perron and Frobenius). Products are
// rounded before they are added, so that every platform finds the same bits.
func spectralRadius(m [][]float64) float64 {
	n := len(m)
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	radius := 0.0
	for range 10000 {
		largest := 0.0
		for i := range y {
			sum := 0.0
			for j, a := range m[i] {
				sum += float64(a * x[j])
			}
			y[i] = sum
			largest = max(largest, sum)
		}
		for i := range x {
			x[i] = y[i] / largest
		}
		if math.Abs(largest-radius) <= 1e-15*largest {
			break
		}
		radius = largest
	}
	return radius
}
