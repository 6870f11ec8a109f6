package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Linear is the connectivity of regions that are driven by equal and
// independent noise and answer in a straight line,
//
//	x = k M x + noise     so that     C = (I - k M)^-1 (I - k M)^-T
//
// is their covariance at zero frequency, where neither delays nor time
// constants count (Galan 2008, PLoS ONE 3:e2148). The coupling M, row = target,
// has the spectral radius 1, so that the loop gain k has to lie below 1; at 1
// activity runs away. It may be negative, where regions inhibit each other.
func Linear(coupling [][]float64, loopGain float64) (*Connectivity, error) {
	if !(loopGain > -1 && loopGain < 1) {
		return nil, fmt.Errorf("analysis: loop gain %g, expected within -1 and 1: at 1 activity runs away", loopGain)
	}
	n := len(coupling)
	a := mat.NewDense(n, n, nil)
	for i, row := range coupling {
		for j, m := range row {
			a.Set(i, j, -float64(loopGain*m))
		}
		a.Set(i, i, 1+a.At(i, i))
	}
	var inverse mat.Dense
	if err := inverse.Inverse(a); err != nil {
		return nil, fmt.Errorf("analysis: loop gain %g of this coupling: %w", loopGain, err)
	}
	var cov mat.SymDense
	cov.SymOuterK(1, &inverse)
	for i := range n {
		if x := cov.At(i, i); !(x > 0) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("analysis: loop gain %g of this coupling: region %d has the variance %g", loopGain, i, x)
		}
	}
	return connectivity(&cov), nil
}
