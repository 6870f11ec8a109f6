package main

import (
	"encoding/json"
	"fmt"
	"syscall"
	"time"

	"encephagen/sim/frame"
)

type cortexBenchCommand struct {
	cortexFlags
	Seconds float64 `default:"10" help:"Biological seconds that are timed, after 5 to settle."`
	CSV     string  `name:"csv" placeholder:"FILE.csv" help:"Write the figures as a table of one row."`
}

// cortexBench is what `cortex bench` prints.
type cortexBench struct {
	Neurons           int    `json:"neurons"`
	Synapses          int    `json:"synapses"`
	Threads           int    `json:"threads"`
	MeanRateHz        number `json:"mean_rate_hz"`
	CPUSecondsPerBio  number `json:"cpu_s_per_biological_s"`
	RealTimeFactor    number `json:"real_time_factor"`
	ResidentMegabytes number `json:"rss_mb"`
}

// Run times and prints.
func (c *cortexBenchCommand) Run(s *session) error {
	if err := checkSeconds(c.Seconds); err != nil {
		return err
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	ctx, err := grow(s, cfg)
	if err != nil {
		return err
	}
	defer ctx.Close()
	spikes := 0
	count := func(new []frame.Spike, _ int64) { spikes += len(new) }
	if err := advance(s, ctx, "settling", 0, settleSeconds, count); err != nil {
		return err
	}
	spikes = 0
	cpu, start := processorSeconds(), time.Now()
	if err := advance(s, ctx, "timing", 0, c.Seconds, count); err != nil {
		return err
	}
	wall := time.Since(start).Seconds()
	cpu = processorSeconds() - cpu
	rate := float64(spikes) / (float64(ctx.Neurons()) * c.Seconds)
	r := cortexBench{
		Neurons: ctx.Neurons(), Synapses: ctx.Synapses(), Threads: ctx.Workers(),
		MeanRateHz: number(rate), CPUSecondsPerBio: number(cpu / c.Seconds),
		RealTimeFactor: number(c.Seconds / wall), ResidentMegabytes: number(residentMegabytes()),
	}
	text := []string{fmt.Sprint(r.Neurons), fmt.Sprint(r.Synapses), fmt.Sprint(r.Threads),
		r.MeanRateHz.String(), r.CPUSecondsPerBio.String(), r.RealTimeFactor.String(), r.ResidentMegabytes.String()}
	names := []string{"neurons", "synapses", "threads", "mean_rate_hz", "cpu_s_per_biological_s", "real_time_factor", "rss_mb"}
	if err := writeCSV(c.CSV, [][]string{names, text}); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	return printPairs(s.stdout,
		[2]string{"neurons", text[0]},
		[2]string{"synapses", text[1]},
		[2]string{"workers, kernel", text[2] + ", " + ctx.Kernel()},
		[2]string{"mean rate", text[3] + " Hz"},
		[2]string{"processor per biological second", text[4] + " s"},
		[2]string{"speed", text[5] + " x real time"},
		[2]string{"memory, most", text[6] + " MB"})
}

// processorSeconds is what all threads of this process have used so far.
func processorSeconds() float64 {
	u := usage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// residentMegabytes is the most that this process has held so far.
func residentMegabytes() float64 { return float64(usage().Maxrss) / 1024 } // kB on Linux

func usage() syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic("app: " + err.Error()) // only a wrong argument fails
	}
	return u
}
