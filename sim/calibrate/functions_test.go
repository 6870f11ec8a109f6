package calibrate

import "math"

func sphere(c Candidate) float64 {
	sum := 0.0
	for _, x := range c.X {
		sum += x * x
	}
	return sum
}

// ellipsoid has axes of a thousandfold different length.
func ellipsoid(c Candidate) float64 {
	sum := 0.0
	for i, x := range c.X {
		sum += math.Pow(1e6, float64(i)/float64(len(c.X)-1)) * x * x
	}
	return sum
}

func rosenbrock(c Candidate) float64 {
	sum := 0.0
	for i, x := range c.X[:len(c.X)-1] {
		a, b := x*x-c.X[i+1], x-1
		sum += 100*a*a + b*b
	}
	return sum
}

// rastrigin has 10 to the power of the dimension local minima.
func rastrigin(c Candidate) float64 {
	sum := 0.0
	for _, x := range c.X {
		sum += 10 + x*x - 10*math.Cos(2*math.Pi*x)
	}
	return sum
}

func constant(x float64, n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = x
	}
	return v
}
