package cortex

import (
	"fmt"
	"testing"
)

// BenchmarkWindow advances the default network, in its working state, by 15
// windows of 1 ms a time, a control tick of Humanoid-v5. "bio/wall" is
// biological time per wall time.
func BenchmarkWindow(b *testing.B) {
	for _, threads := range []int{1, 2} {
		for _, k := range kernels() {
			b.Run(fmt.Sprintf("%s/%d", k.name, threads), func(b *testing.B) {
				benchmark(b, newTest(b, Config{Kernel: k.name, Threads: threads}), 500)
			})
		}
	}
}

// BenchmarkReference does the same for the reference's network.
func BenchmarkReference(b *testing.B) {
	c, err := New(Config{Preset: "reference", Threads: 1})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	benchmark(b, c, 100)
}

func benchmark(b *testing.B, c *Cortex, settle int) {
	const windows = 15
	c.SetSenses(10)
	c.Advance(settle)
	b.ReportAllocs()
	for b.Loop() {
		c.Advance(windows)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(windows*b.N), "ns/window")
	b.ReportMetric(windows*1e-3*float64(b.N)/b.Elapsed().Seconds(), "bio/wall")
}

// BenchmarkBuild draws the network.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := newNetwork(DefaultParams(), 0, 1); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSizes advances networks of other sizes, with their biases learned and
// kept on this machine: 94 regions, 160,000 neurons and, with -long, a million.
func BenchmarkSizes(b *testing.B) {
	for _, size := range []struct{ regions, per int }{{94, 200}, {80, 50}, {80, 1000}, {80, 2000}, {80, 12500}} {
		b.Run(fmt.Sprintf("%dx%d", size.regions, size.per), func(b *testing.B) {
			if size.per > 2000 && !*long {
				b.Skip("with -long")
			}
			c, err := New(Config{Regions: size.regions, NeuronsPerRegion: size.per, Threads: 2})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(c.Close)
			benchmark(b, c, 100)
		})
	}
}
