package cortex

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
)

// Memory is what a cortex will take beside the rest of the program, told before
// it is taken.
type Memory struct {
	Neurons  int
	Synapses int   // expected: the draw differs by its square root
	Peak     int64 // bytes while it is built, when each synapse is there twice
	Running  int64 // bytes that stay
	// Most is what the spikes in flight can add at worst, with every neuron
	// firing as fast as its refractory time allows: queues have no other bound.
	Most      int64
	Available int64 // bytes that the machine has left; 0 if it does not say
}

// Bytes of one synapse: target and code, and delay; and of what every network
// has: the connectome, its readers' leavings.
const (
	synapseBytes = 4 + 2
	tables       = 8 << 20
)

// Bytes forecasts the memory of a network. It reads tables and builds nothing.
func Bytes(cfg Config) (Memory, error) {
	m := Memory{Available: available()}
	if cfg.Params == nil {
		cfg.Params = DefaultParams()
	}
	if err := cfg.checkSize(); err != nil {
		return m, err
	}
	con, err := cfg.connectome()
	if err != nil {
		return m, err
	}
	coupling, _, err := con.Coupling(cfg.Params.Coupling.Homotopic)
	if err != nil {
		return m, err
	}
	p, regions, per := cfg.Params, len(con.Regions), cfg.perRegion()
	m.Neurons = regions * per
	long, flight, windows := 0.0, 0.0, 0.0 // synapses, and those times their delay in ms
	for i, row := range coupling {
		for j, x := range row {
			n := p.Coupling.Scale * p.Coupling.InDegree * x * float64(per)
			ms := max(1, con.Lengths[j][i]/p.Coupling.Conduction)
			long += n
			flight += n * ms
			windows = max(windows, ms)
		}
	}
	local := p.Coupling.Scale * p.Local.Probability * perRegion * float64(m.Neurons)
	if cfg.Preset == "reference" || cfg.Preset == "validation" {
		long, local, flight = 803955, 159189, 963144*15 // drawn once and for all
	}
	m.Synapses = int(math.Round(long + local))
	flight += local

	workers := int64(max(1, cfg.Threads))
	neurons, synapses := int64(m.Neurons), int64(m.Synapses)
	slots := int64(ringSlots(int(windows * stepsPerWin)))
	state := neurons * (9*4 + 4 + 8*workers + stepsPerWin/8 + 4) // state, row, rows by worker, spikes
	blocks := neurons>>blockShift + workers
	queues := chunk*4*slots*blocks + int64(flight*10/1000*4*1.5) // at 10 Hz
	m.Running = tables + synapses*synapseBytes + state + queues
	m.Peak = m.Running + synapses*4 + neurons*16
	most := 1 / p.Neuron.Refract // spikes per ms
	m.Most = int64(flight * most * 4)
	return m, nil
}

// String tells people.
func (m Memory) String() string {
	text := fmt.Sprintf("%d neurons, %d synapses: %s, %s while it is built", m.Neurons, m.Synapses, size64(m.Running), size64(m.Peak))
	if m.Available > 0 {
		text += fmt.Sprintf(" (%s available)", size64(m.Available))
	}
	return text
}

func size64(bytes int64) string {
	if bytes < 1<<30 {
		return fmt.Sprintf("%d MB", (bytes+1<<19)>>20)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/(1<<30))
}

// checkMemory refuses a network that does not fit.
func (cfg *Config) checkMemory() error {
	m, err := Bytes(*cfg)
	if err != nil {
		return err
	}
	return m.fits()
}

func (m Memory) fits() error {
	if m.Available > 0 && m.Peak > m.Available {
		return fmt.Errorf("cortex: %d neurons with %d synapses need %s (%d bytes), this machine has %s (%d bytes) available; take fewer neurons per region",
			m.Neurons, m.Synapses, size64(m.Peak), m.Peak, size64(m.Available), m.Available)
	}
	return nil
}

// available is what Linux says can still be taken, by the machine or, if it is
// less, by the group that this process is confined to; 0 elsewhere.
func available() int64 {
	least := int64(0)
	text, _ := os.ReadFile("/proc/meminfo")
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		if f := strings.Fields(lines.Text()); len(f) == 3 && f[0] == "MemAvailable:" {
			if kB, err := strconv.ParseInt(f[1], 10, 64); err == nil {
				least = kB << 10
			}
		}
	}
	group := func(file, key string) int64 {
		text, _ := os.ReadFile("/sys/fs/cgroup/" + file)
		for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
			if number, is := strings.CutPrefix(lines.Text(), key); is {
				if x, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64); err == nil {
					return x
				}
			}
		}
		return 0
	}
	if most := group("memory.max", ""); most > 0 { // or "max"
		// Files that the group has read count as used, but can be dropped.
		left := max(1, most-group("memory.current", "")+group("memory.stat", "inactive_file "))
		if least == 0 || left < least {
			least = left
		}
	}
	return least
}
