package main

import (
	"encoding/json"
	"fmt"
	"time"

	"encephagen/sim/frame"
)

type simulateCommand struct {
	newbornFlags
	Seconds float64 `default:"10" help:"Biological seconds, rounded up to whole control ticks (15 ms with humanoid-v5, 8 ms with walker2d-v5)."`
	JSON    bool    `name:"json" help:"Print JSON."`
}

// simulation is what `simulate` prints.
type simulation struct {
	Neurons        int     `json:"neurons"`
	Synapses       int     `json:"synapses"`
	Spikes         int64   `json:"spikes"`
	MeanRateHz     float64 `json:"mean_rate_hz"`
	BiologicalS    float64 `json:"biological_s"`
	WallS          float64 `json:"wall_s"`
	RealTimeFactor float64 `json:"real_time_factor"`
	HeightM        float64 `json:"height_m"`
	Fallen         bool    `json:"fallen"`
	StateSHA256    string  `json:"state_sha256"`
	Kernel         string  `json:"kernel"`
	Threads        int     `json:"threads"`
	Device         string  `json:"device,omitempty"` // computes the cortex in place of kernel and threads
}

// maxSeconds bounds a run: a day of biological time.
const maxSeconds = 86400

func checkSeconds(seconds float64) error {
	if !(seconds > 0 && seconds <= maxSeconds) {
		return usageError{fmt.Errorf("--seconds: %v is not allowed; allowed: more than 0, at most %d", seconds, maxSeconds)}
	}
	return nil
}

// Run simulates and prints.
func (c *simulateCommand) Run(s *session) error {
	if err := checkSeconds(c.Seconds); err != nil {
		return err
	}
	n, err := c.birth(s, false, c.compute)
	if err != nil {
		return err
	}
	defer n.Close()
	bar := newProgress(s.stderr, "simulating", c.Seconds)
	start := time.Now()
	for float64(n.Step()) < c.Seconds*frame.StepsPerSecond {
		if s.ctx.Err() != nil {
			bar.end()
			return errInterrupted
		}
		if err := n.Guard(n.Tick); err != nil {
			bar.end()
			return err
		}
		if !c.JSON {
			bar.at(n.Seconds())
		}
	}
	wall := time.Since(start).Seconds()
	bar.end()

	st := n.Static()
	device, fault := n.Device()
	if fault != "" {
		fmt.Fprintln(s.stderr, fault)
	}
	r := simulation{
		Neurons: len(st.RegionOf), Synapses: st.Synapses, Spikes: n.Spikes(),
		MeanRateHz:  float64(n.Spikes()) / float64(len(st.RegionOf)) / n.Seconds(),
		BiologicalS: n.Seconds(), WallS: wall, RealTimeFactor: n.Seconds() / wall,
		HeightM: n.Height(), Fallen: n.Fallen(), StateSHA256: n.SHA256(),
		Kernel: st.Kernel, Threads: st.Threads, Device: device,
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	engine := fmt.Sprintf("%s kernel, %d threads", r.Kernel, r.Threads)
	if device != "" {
		engine = "cortex on " + device
	}
	_, err = fmt.Fprintf(s.stdout, `neurons          %d
synapses         %d
spikes           %d
mean rate        %.2f Hz
biological time  %.3f s
wall time        %.2f s (%.2f x real time, %s)
torso height     %.2f m%s
state            %s
`, r.Neurons, r.Synapses, r.Spikes, r.MeanRateHz, r.BiologicalS, r.WallS, r.RealTimeFactor,
		engine, r.HeightM, map[bool]string{true: ", fallen"}[r.Fallen], r.StateSHA256)
	return err
}
