package calibrate

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// strategy is one run of CMA-ES in coordinates that are already scaled. Candidates
// are mean + Step * N(0, C); tell moves the mean to the better ones and learns
// from their steps a step size and a covariance C.
type strategy struct {
	state
	constants
	steps [][]float64 // of the candidates of this generation: (x - mean) / Step
}

// state is what a run remembers from generation to generation.
type state struct {
	Population int       `json:"population"`
	FirstStep  float64   `json:"first_step"`
	Generation int       `json:"generation"`
	Mean       []float64 `json:"mean"`
	Step       float64   `json:"step"`       // sigma
	Covariance []float64 `json:"covariance"` // C by rows
	Axes       []float64 `json:"axes"`       // B: eigenvectors of C in columns
	Lengths    []float64 `json:"lengths"`    // D: square roots of its eigenvalues
	Decomposed int       `json:"decomposed"` // generation whose C they are
	ShapePath  []float64 `json:"shape_path"` // p_c
	StepPath   []float64 `json:"step_path"`  // p_sigma
	History    []float64 `json:"history"`    // lowest cost of each recent generation
}

// constants follow from dimension and population: table 1 of the tutorial.
type constants struct {
	weights            []float64 // best first; they sum to 1 down to the middle, negative below
	parents            int
	parentsEff         float64 // mu_eff
	cStep, dStep       float64
	cShape, c1, cRank  float64
	weightSum          float64
	expectedNorm       float64 // of a standard normal vector
	decomposeEvery     int
	rememberGeneration int // how many generations History holds
}

// defaultPopulation is the tutorial's for n parameters.
func defaultPopulation(n int) int { return 4 + int(3*math.Log(float64(n))) }

func deriveConstants(n, population int) constants {
	d := float64(n)
	k := constants{weights: make([]float64, population), parents: population / 2}
	var sum, squares, sumBelow, squaresBelow float64
	for i := range k.weights {
		w := math.Log(float64(population+1)/2) - math.Log(float64(i+1))
		k.weights[i] = w
		if i < k.parents {
			sum, squares = sum+w, squares+w*w
		} else {
			sumBelow, squaresBelow = sumBelow+w, squaresBelow+w*w
		}
	}
	k.parentsEff = sum * sum / squares
	k.cShape = (4 + k.parentsEff/d) / (d + 4 + 2*k.parentsEff/d)
	k.cStep = (k.parentsEff + 2) / (d + k.parentsEff + 5)
	k.dStep = 1 + 2*max(0, math.Sqrt((k.parentsEff-1)/(d+1))-1) + k.cStep
	k.c1 = 2 / ((d+1.3)*(d+1.3) + k.parentsEff)
	k.cRank = min(1-k.c1, 2*(0.25+k.parentsEff+1/k.parentsEff-2)/((d+2)*(d+2)+k.parentsEff))

	below := sumBelow * sumBelow / squaresBelow
	scale := min(1+k.c1/k.cRank, 1+2*below/(k.parentsEff+2), (1-k.c1-k.cRank)/(d*k.cRank))
	for i := range k.weights {
		if i < k.parents {
			k.weights[i] /= sum
		} else {
			k.weights[i] *= scale / math.Abs(sumBelow)
		}
		k.weightSum += k.weights[i]
	}
	k.expectedNorm = math.Sqrt(d) * (1 - 1/(4*d) + 1/(21*d*d))
	k.decomposeEvery = max(1, int(1/((k.c1+k.cRank)*d*10)))
	k.rememberGeneration = 10 + int(math.Ceil(30*d/float64(population)))
	return k
}

// newStrategy begins a run around a mean.
func newStrategy(mean []float64, step float64, population int) *strategy {
	n := len(mean)
	s := &strategy{state: state{
		Population: population, FirstStep: step, Step: step, Mean: slices.Clone(mean),
		Covariance: identity(n), Axes: identity(n), Lengths: slices.Repeat([]float64{1}, n),
		ShapePath: make([]float64, n), StepPath: make([]float64, n),
	}}
	s.prepare()
	return s
}

// prepare computes what a state read from a checkpoint does not hold.
func (s *strategy) prepare() {
	n := len(s.Mean)
	s.constants = deriveConstants(n, s.Population)
	s.steps = make([][]float64, s.Population)
	for i := range s.steps {
		s.steps[i] = make([]float64, n)
	}
}

func identity(n int) []float64 {
	m := make([]float64, n*n)
	for i := range n {
		m[i*n+i] = 1
	}
	return m
}

// ask makes the candidates of a generation from standard normal numbers.
func (s *strategy) ask(normal func(candidate, coordinate int) float64) [][]float64 {
	n := len(s.Mean)
	candidates := make([][]float64, s.Population)
	stretched := make([]float64, n)
	for i, y := range s.steps {
		for k := range stretched {
			stretched[k] = s.Lengths[k] * normal(i, k)
		}
		s.turn(y, stretched)
		x := make([]float64, n)
		for k := range x {
			x[k] = s.Mean[k] + float64(s.Step*y[k])
		}
		candidates[i] = x
	}
	return candidates
}

// turn computes B v.
func (s *strategy) turn(dst, v []float64) {
	n := len(v)
	for r := range n {
		sum := 0.0
		for c, axis := range s.Axes[r*n : (r+1)*n] {
			sum += float64(axis * v[c])
		}
		dst[r] = sum
	}
}

// whiten computes B D^-1 B' v, the vector that C would have stretched to v.
func (s *strategy) whiten(v []float64) []float64 {
	n := len(v)
	along, white := make([]float64, n), make([]float64, n)
	for r, x := range v {
		for c, axis := range s.Axes[r*n : (r+1)*n] {
			along[c] += float64(axis * x)
		}
	}
	for c := range along {
		along[c] /= s.Lengths[c]
	}
	s.turn(white, along)
	return white
}

// tell learns from the costs of the candidates of the last ask. Equal costs keep
// the order of the candidates.
func (s *strategy) tell(costs []float64) {
	order := make([]int, len(costs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case costs[a] < costs[b]:
			return -1
		case costs[a] > costs[b]:
			return 1
		}
		return 0
	})
	s.Generation++
	if s.History = append(s.History, costs[order[0]]); len(s.History) > s.rememberGeneration {
		s.History = s.History[1:]
	}

	n := len(s.Mean)
	shift := make([]float64, n)
	for rank, i := range order[:s.parents] {
		for k, y := range s.steps[i] {
			shift[k] += float64(s.weights[rank] * y)
		}
	}
	for k := range s.Mean {
		s.Mean[k] += float64(s.Step * shift[k])
	}
	s.adapt(shift, order)
}

// adapt updates the paths, the covariance and the step size.
func (s *strategy) adapt(shift []float64, order []int) {
	n := len(s.Mean)
	norm := 0.0
	for k, w := range s.whiten(shift) {
		s.StepPath[k] = (1-s.cStep)*s.StepPath[k] + math.Sqrt(s.cStep*(2-s.cStep)*s.parentsEff)*w
		norm += s.StepPath[k] * s.StepPath[k]
	}
	norm = math.Sqrt(norm)
	grown := 1 - math.Pow(1-s.cStep, 2*float64(s.Generation))
	held := 0.0 // 1 while the step size grows fast: the shape then waits
	if norm/math.Sqrt(grown) >= (1.4+2/float64(n+1))*s.expectedNorm {
		held = 1
	}
	for k := range s.ShapePath {
		s.ShapePath[k] = (1-s.cShape)*s.ShapePath[k] + (1-held)*math.Sqrt(s.cShape*(2-s.cShape)*s.parentsEff)*shift[k]
	}

	keep := 1 + held*s.c1*s.cShape*(2-s.cShape) - s.c1 - s.cRank*s.weightSum
	for i := range s.Covariance {
		s.Covariance[i] *= keep
	}
	s.addOuter(s.c1, s.ShapePath)
	for rank, i := range order {
		w := s.weights[rank]
		if w < 0 { // a bad step counts by its direction, not by its length
			length := 0.0
			for _, x := range s.whiten(s.steps[i]) {
				length += x * x
			}
			w *= float64(n) / length
		}
		s.addOuter(s.cRank*w, s.steps[i])
	}
	s.Step *= math.Exp(min(1, s.cStep/s.dStep*(norm/s.expectedNorm-1)))
	if s.Generation-s.Decomposed >= s.decomposeEvery {
		s.decompose()
	}
}

// addOuter adds factor * v v' to the covariance.
func (s *strategy) addOuter(factor float64, v []float64) {
	n := len(v)
	for r, x := range v {
		row := s.Covariance[r*n : (r+1)*n]
		for c, y := range v {
			row[c] += float64(factor * float64(x*y))
		}
	}
}

// decompose computes the axes of the covariance. Eigenvalues that rounding made
// negative count as the smallest that is safe.
func (s *strategy) decompose() {
	n := len(s.Mean)
	s.Decomposed = s.Generation
	var eigen mat.EigenSym
	if !eigen.Factorize(mat.NewSymDense(n, slices.Clone(s.Covariance)), true) {
		return // not finite; the run ends for it
	}
	values := eigen.Values(nil)
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	least := 1e-14 * slices.Max(values)
	for c, v := range values {
		s.Lengths[c] = math.Sqrt(max(v, least))
		for r := range n {
			s.Axes[r*n+c] = vectors.At(r, c)
		}
	}
}
