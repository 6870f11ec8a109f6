//go:build !headless

package compute

import (
	"testing"

	"encephagen/shaders"
	"encephagen/sim/cortex/cortextest"
)

// BenchmarkAdvance is a tick of 15 ms of the default network, once it is in the
// middle of its activity.
func BenchmarkAdvance(b *testing.B) {
	c, _, err := cortextest.New("default", 1)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	if err := c.MoveTo(device(b, shaders.FS)); err != nil {
		b.Fatal(err)
	}
	c.Advance(100)
	const windows = 15
	for b.Loop() {
		c.Advance(windows)
	}
	if err := c.GaveUp(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)*windows*10/b.Elapsed().Seconds(), "steps/s")
	b.ReportMetric(0, "ns/op")
}
