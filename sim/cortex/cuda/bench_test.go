package cuda

import (
	"testing"

	"encephagen/sim/cortex/cortextest"
)

// BenchmarkTick is a tick of 15 ms of the default network on the stand-in, which is
// one thread of the processor: it shows what the Go side costs, and what it
// allocates.
func BenchmarkTick(b *testing.B) {
	c, _, err := cortextest.New("default", 1)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	if err := c.MoveTo(device(b, standin(b, source(b)))); err != nil {
		b.Fatal(err)
	}
	for range 20 {
		c.Advance(15)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Advance(15)
	}
	b.ReportMetric(float64(150*b.N)/b.Elapsed().Seconds(), "steps/s")
	if err := c.GaveUp(); err != nil {
		b.Fatal(err)
	}
}
