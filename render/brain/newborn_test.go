package brain

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"testing"

	"encephagen/assets"
	"encephagen/data"
	"encephagen/sim/frame"
	"encephagen/sim/philox"
)

// newborn is a static of the default network's size, with regions and tracts
// from the measured tables: 80 regions of 200 neurons, delays at 3.5 m/s.
func newborn(t testing.TB) *frame.Static {
	t.Helper()
	rows := table(t, "regions.csv")
	st := &frame.Static{Seed: 1, WiringSeed: 1, StepsPerTick: 150, SubSteps: 5}
	for i, row := range rows[1:] {
		r := frame.Region{
			Label: row[1], Name: row[2], Hemisphere: row[3][0], Lobe: row[4], Group: row[5],
			Neurons: 200, First: 200 * i,
		}
		for k := range 3 {
			r.Centroid[k] = float32(number(t, row[8+k]))
		}
		st.Regions = append(st.Regions, r)
		for n := range 200 {
			st.RegionOf = append(st.RegionOf, uint16(i))
			st.Inhibitory = append(st.Inhibitory, n >= 160)
		}
	}
	weight, length := matrix(t, "hcp7/weights_80.csv"), matrix(t, "hcp7/lengths_80.csv")
	for i := range weight {
		sum := 0.0
		for j := range weight[i] {
			weight[i][j] /= 1.8
			if j == i^1 {
				weight[i][j] += 0.5 // homotopic term of the default network
			}
			sum += weight[i][j]
		}
		for j := range weight[i] {
			if i != j && weight[i][j] > 0 {
				st.Tracts = append(st.Tracts, frame.Tract{
					Source: j, Target: i, Weight: float32(weight[i][j] / math.Sqrt(sum) / 1.32),
					Delay: max(10, int(math.Round(length[i][j]/3.5*frame.StepsPerMS))),
				})
			}
		}
	}
	slices.SortStableFunc(st.Tracts, func(a, b frame.Tract) int { return cmp.Compare(b.Weight, a.Weight) })
	return st
}

func table(t testing.TB, name string) [][]string {
	t.Helper()
	raw, err := data.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func matrix(t testing.TB, name string) [][]float64 {
	t.Helper()
	rows := table(t, name)
	off := 0
	if _, err := strconv.ParseFloat(rows[0][len(rows[0])-1], 64); err != nil {
		off = 1
	}
	var out [][]float64
	for _, row := range rows[off:] {
		var r []float64
		for _, cell := range row[len(row)-80:] {
			r = append(r, number(t, cell))
		}
		out = append(out, r)
	}
	return out
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// activity draws the Poisson spikes of steps from..to-1: 5 Hz excitatory, 10 Hz
// inhibitory, with some regions at a higher rate.
type activity struct {
	st   *frame.Static
	gain []float32 // by region
	out  []frame.Spike
	rate []float32
}

func newActivity(st *frame.Static, lively map[int]float32) *activity {
	a := &activity{st: st, gain: make([]float32, len(st.Regions)), rate: make([]float32, len(st.Regions))}
	for r := range a.gain {
		w := philox.Draw(7, philox.StreamPicture, uint32(r), 1, 0)
		a.gain[r] = 0.9 + 0.2*float32(philox.Unit(w[0]))
		if g, ok := lively[r]; ok {
			a.gain[r] = g
		}
		a.rate[r] = 5 * a.gain[r]
	}
	return a
}

func (a *activity) spikes(from, to int64) []frame.Spike {
	a.out = a.out[:0]
	for step := from; step < to; step++ {
		for n := range a.st.RegionOf {
			hz := 5 * a.gain[a.st.RegionOf[n]]
			if a.st.Inhibitory[n] {
				hz *= 2
			}
			// One word decides: 0.1 ms at hz.
			limit := uint32(float64(hz) / frame.StepsPerSecond * (1 << 32))
			if w := word(uint64(step)<<20 | uint64(n)); w < limit {
				a.out = append(a.out, frame.Spike{Step: step, Neuron: int32(n)})
			}
		}
	}
	return a.out
}

// word mixes 64 bits (splitmix64): good enough for pictures, and fast.
func word(x uint64) uint32 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return uint32((x ^ x>>31) >> 32)
}

func atlas(t testing.TB) *Atlas {
	t.Helper()
	raw, err := assets.FS.ReadFile(MeshFile)
	if err != nil {
		t.Fatal(err)
	}
	a, err := ReadGLB(bytes.NewReader(raw), 80)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
