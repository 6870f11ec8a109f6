package cortex

import (
	"math"
	"testing"

	"encephagen/sim/philox"
)

// TestPoisson checks the table against the distribution: exactly, entry by
// entry, and as drawn.
func TestPoisson(t *testing.T) {
	for _, mean := range []float64{0, 0.5, 5, 160, 400, 600} {
		var p poisson
		p.set(mean)
		for k := range p.cdf {
			if k > 0 && p.cdf[k] < p.cdf[k-1] {
				t.Fatalf("mean %g: not rising at %d", mean, k)
			}
			// The first word of a cell belongs to the count above.
			if p.cdf[k] > 0 && p.draw(p.cdf[k]-1) > k || p.draw(p.cdf[k]) <= k {
				t.Fatalf("mean %g: the words around %d draw %d and %d", mean, k, p.draw(p.cdf[k]-1), p.draw(p.cdf[k]))
			}
		}
		if top := len(p.cdf); mean > 1 && (float64(top) < mean+4*math.Sqrt(mean) || float64(top) > mean+12*math.Sqrt(mean)+20) {
			t.Errorf("mean %g: the table ends at %d", mean, top)
		}
		const draws = 40000
		sum, squares := 0.0, 0.0
		for i := range uint32(draws) {
			x := float64(p.draw(philox.Draw(9, 0, i, 0, 0)[0]))
			sum += x
			squares += x * x
		}
		m := sum / draws
		within(t, "mean", m, mean-4*math.Sqrt(mean/draws), mean+4*math.Sqrt(mean/draws))
		if mean > 0 {
			within(t, "variance / mean", (squares/draws-m*m)/mean, 0.95, 1.05)
		}
	}
}

func TestQueues(t *testing.T) {
	q := newQueues(8)
	want := make([]map[uint32]int, 8)
	for round := range 50 {
		for k := range want {
			if round == 0 || k == round%8 {
				q.empty(k)
				want[k] = map[uint32]int{}
			}
		}
		events, slots := make([]uint32, 0, 999), make([]uint32, 0, 999)
		for i := range 999 {
			x := philox.Draw(1, 2, uint32(round), uint32(i), 0)
			events, slots = append(events, x[0]), append(slots, x[1]%8)
			want[x[1]%8][x[0]]++
		}
		q.add(events, slots)
		for k := range want {
			seen := map[uint32]int{}
			for events := q.first(k); events != nil; events = q.next(k) {
				for _, e := range events {
					seen[e]++
				}
			}
			if len(seen) != len(want[k]) {
				t.Fatalf("round %d: queue %d holds %d events, expected %d", round, k, len(seen), len(want[k]))
			}
			for e, n := range want[k] {
				if seen[e] != n {
					t.Fatalf("round %d: event %x %d times, expected %d", round, e, seen[e], n)
				}
			}
		}
	}
}
