package experiment

import (
	"fmt"

	"encephagen/sim"
	"encephagen/sim/calibrate"
	"encephagen/sim/motor"
	"encephagen/sim/params"
	"encephagen/sim/spinal"
)

// cordDrives are the descending drives at which each candidate has to step: idling,
// the brainstem's default, full.
var cordDrives = [...]float64{0, 0.3, 0.6, 1}

// FitCord searches weights, drives and adaptation of the cord for the figures of
// the acceptance table at three drives, for a rhythm that quickens with drive, and
// for cords with all their numbers changed to do nearly as well. Each generation
// has its own noise seeds.
func FitCord(p *sim.Params, episodes int) *Fit {
	fit := newFit("cord", fmt.Sprintf("alternation, periodicity and rates over %d noise seeds of 5 s at drives 0 to 1, a cord with changed numbers and four mutants for each", episodes),
		p, []string{"cord."}, func(f params.Field) float64 { return max(f.Step, (f.Max-f.Min)/20) })
	fit.Cost = func(c calibrate.Candidate) float64 {
		q, quality := fit.Apply(p, c.X), 0.0
		for e := range episodes {
			seed := uint64(FirstTrainingSeed + c.Generation*episodes + e)
			quality += cordQuality(&q.Cord, seed) / float64(episodes)
		}
		return -quality
	}
	return fit
}

const cordSeconds = 6

// cordQuality judges a cord by one noise seed: 28 at best.
func cordQuality(p *spinal.Params, seed uint64) (quality float64) {
	measure := func(p *spinal.Params, drive float64) spinal.Record {
		return spinal.Measure(spinal.New(p, motor.HumanoidPlan, seed), cordSeconds, drive)
	}
	var periods [len(cordDrives)]float64
	for i, drive := range cordDrives {
		r := measure(p, drive)
		quality += r.Quality() / float64(len(cordDrives))
		periods[i] = r.PeriodMS
	}
	// A twentieth faster for each step of drive is enough.
	for i := 1; i < len(periods); i++ {
		if periods[i] > 0 && periods[i-1] > 0 {
			quality += 0.5 * share(20*(1-periods[i]/periods[i-1]))
		}
	}
	changed := measure(p.Scattered(seed), 0)
	quality += 0.5 * changed.Quality()
	for _, l := range phenotypes {
		q := *p
		q.Lesion = l.lesion
		r := measure(&q, l.drive)
		quality += l.seen(&r, periods)
	}
	return quality
}

// phenotypes are the mutant mice that the search is shown. The others of the
// lesion table are predictions.
var phenotypes = [...]struct {
	lesion spinal.LesionParams
	drive  float64
	seen   func(r *spinal.Record, intact [len(cordDrives)]float64) float64 // 0 to 1
}{
	{spinal.LesionParams{V0d: true, V0v: true}, 0, hops},
	{spinal.LesionParams{V0d: true, V0v: true}, 1, hops},
	{spinal.LesionParams{V0d: true}, 0, sidesFail},
	{spinal.LesionParams{V0d: true}, 1, sidesAlternate},
	{spinal.LesionParams{V0v: true}, 0, sidesAlternate},
	{spinal.LesionParams{V0v: true}, 1, sidesFail},
	{spinal.LesionParams{V1: true}, 0.3, isSlower},
}

func hops(r *spinal.Record, _ [len(cordDrives)]float64) float64 { return share(r.LeftRight / 0.6) }
func sidesAlternate(r *spinal.Record, _ [len(cordDrives)]float64) float64 {
	return share(-r.LeftRight / 0.9)
}
func sidesFail(r *spinal.Record, _ [len(cordDrives)]float64) float64 {
	return share((r.LeftRight + 0.9) / 0.6)
}
func isSlower(r *spinal.Record, intact [len(cordDrives)]float64) float64 {
	if intact[1] == 0 {
		return 0
	}
	return share((r.PeriodMS/intact[1]-0.8)/0.4) * share(2*r.Periodicity)
}

func share(x float64) float64 { return max(-1, min(1, x)) }
