package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"syscall"
	"time"

	"gonum.org/v1/gonum/stat"

	"encephagen/app/figure"
	"encephagen/sim/frame"
)

type cortexBenchCommand struct {
	cortexFlags
	NeuronsPerRegion []int   `default:"200" placeholder:"N,..." help:"Neurons of each region, 50 to 12,500 in steps of 50; several sizes, smallest first, make a table with its slope."`
	Seconds          float64 `default:"10" help:"Biological seconds that are timed, after 5 to warm up."`
	Backend          string  `default:"cpu" placeholder:"cpu|gl|cuda|all" help:"What computes the cortex; all: one after the other those that are there."`
	CSV              string  `name:"csv" placeholder:"FILE.csv" help:"Write the figures as a table of a row for each size."`
	figureFlags
}

// cortexBench is what `cortex bench` prints of a size.
type cortexBench struct {
	Neurons           int    `json:"neurons"`
	Synapses          int    `json:"synapses"`
	Threads           int    `json:"threads"`
	MeanRateHz        number `json:"mean_rate_hz"`
	CPUSecondsPerBio  number `json:"cpu_s_per_biological_s"`
	RealTimeFactor    number `json:"real_time_factor"`
	ResidentMegabytes number `json:"rss_mb"`

	Backend string  `json:"backend"`
	EnergyJ *number `json:"energy_j_per_biological_s,omitempty"` // of a device that counts it

	kernel string
}

// cortexBenches is what it prints of several. The slope is the exponent of the
// cost's growth with the number of synapses; 1 is proportional.
type cortexBenches struct {
	Sizes []cortexBench `json:"sizes"`
	Slope number        `json:"cpu_slope"`
}

var benchColumns = []string{"neurons", "synapses", "threads", "mean_rate_hz", "cpu_s_per_biological_s", "real_time_factor", "rss_mb", "backend"}

func (b cortexBench) row() []string {
	return []string{fmt.Sprint(b.Neurons), fmt.Sprint(b.Synapses), fmt.Sprint(b.Threads),
		b.MeanRateHz.String(), b.CPUSecondsPerBio.String(), b.RealTimeFactor.String(), strconv.FormatFloat(float64(b.ResidentMegabytes), 'f', 1, 64), b.Backend}
}

// engine tells what computed it.
func (b *cortexBench) engine() string {
	if b.Backend == "cpu" {
		return fmt.Sprintf("%d workers, %s kernel", b.Threads, b.kernel)
	}
	return b.Backend
}

// Run times and prints.
func (c *cortexBenchCommand) Run(s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	rows := [][]string{benchColumns}
	var all cortexBenches
	for _, n := range c.NeuronsPerRegion {
		for _, backend := range c.backends() {
			b, err := c.one(s, n, backend)
			if err != nil && c.Backend == "all" && s.ctx.Err() == nil {
				fmt.Fprintf(s.stderr, "%s: %v\n", backend, err)
				continue
			}
			if err != nil {
				return err
			}
			all.Sizes = append(all.Sizes, b)
			rows = append(rows, b.row())
			if err := writeCSV(c.CSV, rows); err != nil { // what is done is kept
				return err
			}
		}
	}
	all.Slope = all.slope()
	if c.Out != "" {
		if err := c.write(map[string]figure.Figure{"cost": all.figure()}, map[string][][]string{"cost": rows}); err != nil {
			return err
		}
	}
	return c.print(s, all)
}

func (c *cortexBenchCommand) check() error {
	if len(c.NeuronsPerRegion) == 0 || !slices.IsSorted(c.NeuronsPerRegion) {
		return usageError{fmt.Errorf("--neurons-per-region: %v is not allowed; smallest first, since memory is the most that was held so far", c.NeuronsPerRegion)}
	}
	if err := oneOf("--backend", c.Backend, append(backendNames()[1:], "all")...); err != nil {
		return err
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	for _, n := range c.NeuronsPerRegion { // before the first hour is spent
		if err := (&sizeFlag{n}).size(&cfg); err != nil {
			return err
		}
	}
	return c.figureFlags.check()
}

// backends are those that are timed.
func (c *cortexBenchCommand) backends() []string {
	if c.Backend != "all" {
		return []string{c.Backend}
	}
	return backendNames()[1:]
}

// one times one size.
func (c *cortexBenchCommand) one(s *session, perRegion int, backend string) (cortexBench, error) {
	ctx, err := c.running(s, c.Seconds, sizeFlag{perRegion})
	if err != nil {
		return cortexBench{}, err
	}
	defer ctx.Close()
	joules := func() (float64, bool) { return 0, false }
	if backend != "cpu" {
		device, err := openNamed(backend, openers)
		if err != nil {
			return cortexBench{}, err
		}
		defer device.Close()
		if err := ctx.MoveTo(device); err != nil {
			return cortexBench{}, err
		}
		backend = device.Name()
		if meter, ok := device.(interface{ Joules() (float64, bool) }); ok {
			joules = meter.Joules
		}
	}
	spikes := 0
	count := func(new []frame.Spike, _ int64) { spikes += len(new) }
	if err := advance(s, ctx, "warming up", 0, warmUpSeconds, count); err != nil {
		return cortexBench{}, err
	}
	spikes = 0
	cpu, start := processorSeconds(), time.Now()
	energy, metered := joules()
	if err := advance(s, ctx, "timing", 0, c.Seconds, count); err != nil {
		return cortexBench{}, err
	}
	wall := time.Since(start).Seconds()
	cpu = processorSeconds() - cpu
	if err := ctx.GaveUp(); err != nil {
		return cortexBench{}, err
	}
	b := cortexBench{
		Neurons: ctx.Neurons(), Synapses: ctx.Synapses(), Threads: ctx.Workers(),
		MeanRateHz: number(float64(spikes) / (float64(ctx.Neurons()) * c.Seconds)), CPUSecondsPerBio: number(cpu / c.Seconds),
		RealTimeFactor: number(c.Seconds / wall), ResidentMegabytes: number(residentMegabytes()), kernel: ctx.Kernel(), Backend: backend,
	}
	if end, ok := joules(); metered && ok {
		used := number((end - energy) / c.Seconds)
		b.EnergyJ = &used
	}
	return b, nil
}

// slope is that of a straight line through the logarithms.
func (b *cortexBenches) slope() number {
	var x, y []float64
	for _, s := range b.Sizes {
		x, y = append(x, math.Log(float64(s.Synapses))), append(y, math.Log(float64(s.CPUSecondsPerBio)))
	}
	if len(x) < 2 {
		return number(math.NaN())
	}
	_, slope := stat.LinearRegression(x, y, nil, false)
	return number(slope)
}

func (b *cortexBenches) figure() figure.Figure {
	f := &figure.Cost{Slope: float64(b.Slope), Threads: b.Sizes[0].Threads}
	for _, s := range b.Sizes {
		f.Neurons, f.Synapses = append(f.Neurons, float64(s.Neurons)), append(f.Synapses, float64(s.Synapses))
		f.Seconds, f.Megabytes = append(f.Seconds, float64(s.CPUSecondsPerBio)), append(f.Megabytes, float64(s.ResidentMegabytes))
	}
	return f
}

func (c *cortexBenchCommand) print(s *session, all cortexBenches) error {
	one := len(all.Sizes) == 1
	switch {
	case c.JSON && one:
		return json.NewEncoder(s.stdout).Encode(all.Sizes[0])
	case c.JSON:
		return json.NewEncoder(s.stdout).Encode(all)
	case !one:
		for _, row := range append([][]string{{"neurons", "synapses", "workers", "rate (Hz)", "cpu s/s", "speed", "MB", "backend"}}, rowsOf(all.Sizes)...) {
			if _, err := fmt.Fprintf(s.stdout, "%10s %12s %8s %10s %10s %9s %9s  %s\n", row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]); err != nil {
				return err
			}
		}
		if c.Backend != "cpu" {
			return nil
		}
		_, err := fmt.Fprintf(s.stdout, "processor time grows with synapses to the power of %s\n", all.Slope)
		return err
	}
	r, text := all.Sizes[0], all.Sizes[0].row()
	return printPairs(s.stdout,
		[2]string{"neurons", text[0]},
		[2]string{"synapses", text[1]},
		[2]string{"computed by", r.engine()},
		[2]string{"mean rate", text[3] + " Hz"},
		[2]string{"processor per biological second", text[4] + " s"},
		[2]string{"speed", text[5] + " x real time"},
		[2]string{"memory, most", text[6] + " MB"})
}

func rowsOf(all []cortexBench) (rows [][]string) {
	for _, b := range all {
		rows = append(rows, b.row())
	}
	return rows
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
