package cortex

import (
	"fmt"
	"testing"
)

// BenchmarkWindow advances the default network, in its working state, by 1 ms a
// time. "bio/wall" is biological time per wall time.
func BenchmarkWindow(b *testing.B) {
	for _, threads := range []int{1, 2} {
		for _, k := range kernels() {
			b.Run(fmt.Sprintf("%s/%d", k.name, threads), func(b *testing.B) {
				c := newTest(b, Config{Kernel: k.name, Threads: threads})
				c.SetSenses(10)
				c.Advance(500)
				b.ReportAllocs()
				for b.Loop() {
					c.Advance(1)
				}
				b.ReportMetric(1e-3*float64(b.N)/b.Elapsed().Seconds(), "bio/wall")
			})
		}
	}
}

// BenchmarkBuild draws the network.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := newNetwork(DefaultParams(), 0, 1); err != nil {
			b.Fatal(err)
		}
	}
}
