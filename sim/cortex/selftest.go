package cortex

import (
	"fmt"
	"slices"
	"time"

	"encephagen/sim/cortex/backend"
)

// SelfTestSteps is how long the self-test of a device is.
const (
	SelfTestSteps   = 200
	selfTestWindows = SelfTestSteps / stepsPerWin
)

// SelfTest has a device compute 200 steps of a small network, with a stimulus, a
// lesion and another gain in between, and compares its spikes and all of its state
// with the CPU's. An error says where they part: a driver that rounds otherwise,
// or a device that is broken. It takes some hundredths of a second.
func SelfTest(device backend.Backend) error {
	cpu, err := newSelfTest()
	if err != nil {
		return err
	}
	defer cpu.Close()
	there, err := newSelfTest()
	if err != nil {
		return err
	}
	defer there.Close()
	if err := there.MoveTo(device); err != nil {
		return err
	}
	for window := range selfTestWindows {
		for _, c := range []*Cortex{cpu, there} {
			if err := c.examine(window); err != nil {
				return err
			}
			c.Advance(1)
		}
		if err := there.GaveUp(); err != nil {
			return err
		}
		if !slices.Equal(cpu.spikes, there.spikes) {
			return fmt.Errorf("cortex: self-test: %s gives other spikes than the CPU in step %d to %d: its driver does not round as OpenGL and CUDA demand; take --backend cpu", device.Name(), window*stepsPerWin, (window+1)*stepsPerWin-1)
		}
	}
	if cpu.Hash() != there.Hash() {
		return fmt.Errorf("cortex: self-test: after %d steps %s has the CPU's spikes, but another state: its driver does not round as OpenGL and CUDA demand; take --backend cpu", SelfTestSteps, device.Name())
	}
	return there.GaveUp()
}

// newSelfTest makes a network of 4,000 neurons in the middle of much activity: no
// biases are learned for it.
func newSelfTest() (*Cortex, error) {
	cfg := Config{Seed: 1, Threads: 1, NeuronsPerRegion: MinPerRegion, Params: DefaultParams()}
	net, err := buildNetwork(cfg)
	if err != nil {
		return nil, err
	}
	b := &Bias{E: make([]float32, net.regions), I: make([]float32, net.regions)}
	for i := range b.E {
		b.E[i], b.I[i] = startE/2, startI/2
	}
	return start(cfg, net, b)
}

// examine does to the network what a device has to follow.
func (c *Cortex) examine(window int) error {
	switch window {
	case 4:
		c.SetSenses(500)
		return c.Stimulate(2, Stimulus{Kind: Current, Strength: 10, Duration: 5})
	case 7:
		return c.Stimulate(3, Stimulus{Kind: Poisson, Strength: 500})
	case 10:
		return c.Lesion(4, true)
	case 13:
		c.params.Coupling.Gain *= 1.5
	case 16:
		return c.Lesion(4, false)
	}
	return nil
}

// Speed advances the cortex for a span of wall time, and tells how many
// biological seconds that is a second.
func (c *Cortex) Speed(span time.Duration) float64 {
	const tick = 15 // ms
	c.Advance(tick) // whatever is done once
	first, start := c.window, time.Now()
	for time.Since(start) < span {
		c.Advance(tick)
	}
	return float64(c.window-first) / 1000 / time.Since(start).Seconds()
}
