package spinal

import (
	"math"
	"slices"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Record is what a run of the cord is judged by, with the method that the
// acceptance figures were found with: motor-neuron spikes per 10 ms bin, smoothed
// with a Gaussian of 2 bins; the first second is left out.
type Record struct {
	Hz          [classes]float64 // mean rate of each class, both sides
	LeftRight   float64          // correlation of the two legs' extensors minus flexors
	FlexExt     [2]float64       // correlation of flexors and extensors, by side
	PeriodMS    float64          // first peak of the autocorrelation of the left leg; 0: none
	Periodicity float64          // and its height
	Fitness     float64          // the reference system's, see fitness
}

const (
	binMS     = 10
	binSteps  = binMS * frame.StepsPerMS
	skipSteps = frame.StepsPerSecond
)

// silentBelow is the rate in Hz below which a class counts as silent.
const silentBelow = 0.1

// Measure runs the cord for seconds under a descending drive and judges it. Less
// than 2 s tell nothing; periods are looked for up to 2.5 s.
func Measure(c *Cord, seconds, drive float64) Record {
	bins := int(math.Round(seconds * frame.StepsPerSecond / binSteps))
	var pull [pools][]float64
	for i := range pull {
		pull[i] = make([]float64, bins)
	}
	var count [neurons]float64
	for b := range bins {
		c.Advance(binSteps, drive)
		for _, s := range c.Spikes() {
			if b >= skipSteps/binSteps {
				count[s.Neuron]++
			}
			if pool := poolOf[s.Neuron]; pool >= 0 {
				pull[pool][b]++
			}
		}
	}
	r := Record{Fitness: fitness(minus(pull[1], pull[0]), minus(pull[3], pull[2]))}
	for i := range pull {
		pull[i] = smooth(pull[i][min(bins, skipSteps/binSteps):])
	}
	for k := range classes {
		for _, side := range sides {
			first, n := span(side, k)
			for _, spikes := range count[first : first+n] {
				r.Hz[k] += spikes / (float64(2*n*len(pull[0])) * binMS / 1000)
			}
		}
	}
	r.judge(&pull)
	return r
}

// judge fills in what follows from the pull of the four pools, bin by bin.
func (r *Record) judge(pull *[pools][]float64) {
	left, right := minus(pull[1], pull[0]), minus(pull[3], pull[2])
	r.LeftRight = correlation(left, right)
	r.FlexExt = [2]float64{motor.Left: correlation(pull[0], pull[1]), motor.Right: correlation(pull[2], pull[3])}
	r.PeriodMS, r.Periodicity = period(left)
}

// MotorHz are the mean rates of flexor and extensor motor neurons.
func (r *Record) MotorHz() (flexor, extensor float64) { return r.Hz[mnFlexor], r.Hz[mnExtensor] }

// Silent names the classes that do not fire.
func (r *Record) Silent() []string {
	names := []string{}
	for k, hz := range r.Hz {
		if hz < silentBelow {
			names = append(names, populations[k].name)
		}
	}
	return names
}

// Oscillates is the test that random circuits must fail.
func (r *Record) Oscillates() bool {
	return r.LeftRight < -0.5 && r.FlexExt[0] < -0.5 && r.Periodicity > 0.5
}

// fitness is what the reference system's search paid for: alternation, torque up
// to a small amount, symmetry and endurance, 7.5 at most. It asks for no period
// and pays for rates of 100 to 450 Hz, so that it is told and not aimed at. Torque
// is extensor minus flexor firing as a share of the pool per 0.1 ms, in windows of
// 20 ms from 0.5 s on. (Its own first window held all that came before, too.)
func fitness(left, right []float64) float64 {
	const from, perBin = 5000 / binSteps, 5 * binSteps
	var l, r []float64
	for b := from; b+1 < len(left); b += 2 {
		l = append(l, (left[b]+left[b+1])/(2*perBin))
		r = append(r, (right[b]+right[b+1])/(2*perBin))
	}
	const invalid, tiny = -10, 1e-6
	sdL, sdR := deviation(l), deviation(r)
	if len(l) < 5 || sdL < tiny || sdR < tiny {
		return invalid
	}
	active := 0.0
	for i := range l {
		active += (math.Abs(l[i]) + math.Abs(r[i])) / float64(len(l))
	}
	half := len(l) / 2
	early := deviation(l[:half]) + deviation(r[:half])
	late := deviation(l[half:]) + deviation(r[half:])
	return 3*-correlation(l, r) + 10*min(sdL+sdR, 0.1) + 10*min(active, 0.1) +
		0.5*(1-min(math.Abs(sdL-sdR)/(sdL+sdR+tiny), 1)) + 2*min(late/(early+tiny), 1)
}

func deviation(x []float64) float64 {
	mean, squares := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		squares += (v - mean) * (v - mean) / float64(len(x))
	}
	return math.Sqrt(squares)
}

func smooth(x []float64) []float64 {
	const sd, reach = 2.0, 8
	y := make([]float64, len(x))
	for i := range x {
		sum := 0.0
		for d := -reach; d <= reach; d++ {
			j := min(len(x)-1, max(0, i+d))
			w := math.Exp(-float64(d*d) / (2 * sd * sd))
			y[i] += w * x[j]
			sum += w
		}
		y[i] /= sum
	}
	return y
}

func minus(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	return d
}

// correlation is Pearson's, or 0 where one of the two does not vary.
func correlation(a, b []float64) float64 {
	n := float64(len(a))
	var ma, mb float64
	for i := range a {
		ma += a[i] / n
		mb += b[i] / n
	}
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// period is the lag in ms of the first peak of the autocorrelation behind its
// first negative value that comes near the highest one, and its height.
func period(x []float64) (ms, peak float64) {
	const longest, near = 250, 0.9
	var r []float64
	for lag := range min(longest, len(x)/2) {
		r = append(r, correlation(x[lag:], x[:len(x)-lag]))
	}
	from := slices.IndexFunc(r, func(c float64) bool { return c < 0 })
	if from < 0 {
		return 0, 0
	}
	highest := slices.Max(r[from:])
	for lag := from + 1; lag+1 < len(r); lag++ {
		if r[lag] >= near*highest && r[lag] >= r[lag-1] && r[lag] >= r[lag+1] {
			return float64(lag) * binMS, r[lag]
		}
	}
	return 0, 0
}

// Quality is what calibration of the cord pays for: alternation of sides and of
// flexors and extensors, a regular period between 0.5 and 2 s, motor neurons at 20
// to 120 Hz, and every class firing. Each part saturates a little beyond what is
// wanted, and all together are worth 13.
func (r *Record) Quality() float64 {
	q := 1.5*reaches(-r.LeftRight, 0.975) + 1.5*reaches(r.Periodicity, 0.9)
	q += 0.75 * (reaches(-r.FlexExt[0], 0.95) + reaches(-r.FlexExt[1], 0.95))
	q += 1.5 * within(r.PeriodMS, 600, 1600)
	flexor, extensor := r.MotorHz()
	q += within(flexor, 25, 100) + within(extensor, 25, 100)
	for _, hz := range r.Hz {
		q += 0.5 * within(hz, 5, math.Inf(1))
	}
	return q
}

// reaches is 1 from a target on. Below it falls steeply at first, so that a miss
// costs, then slowly, so that a search finds its way.
func reaches(x, target float64) float64 {
	miss := max(0, target-x)
	return 1 - 0.5*miss - 0.5*min(1, 5*miss)
}

// within is 1 in a range and falls to 0 at half its lower or twice its upper end.
func within(x, lo, hi float64) float64 {
	switch {
	case x < lo:
		return max(0, 2*x/lo-1)
	case x > hi:
		return max(0, 2-x/hi)
	}
	return 1
}

// MeanRecord averages records, figure by figure. A period is averaged over those
// that have one.
func MeanRecord(records []Record) (m Record) {
	n, periodic := float64(len(records)), 0.0
	for _, r := range records {
		for k := range m.Hz {
			m.Hz[k] += r.Hz[k] / n
		}
		m.LeftRight += r.LeftRight / n
		m.FlexExt[0] += r.FlexExt[0] / n
		m.FlexExt[1] += r.FlexExt[1] / n
		m.Periodicity += r.Periodicity / n
		m.Fitness += r.Fitness / n
		if r.PeriodMS > 0 {
			m.PeriodMS += r.PeriodMS
			periodic++
		}
	}
	m.PeriodMS /= max(1, periodic)
	return m
}

// Rates are the mean rates of the classes of one side by name, in their order.
func (r *Record) Rates() (names []string, hz []float64) {
	for k, p := range populations {
		names, hz = append(names, p.name), append(hz, r.Hz[k])
	}
	return names, hz
}
