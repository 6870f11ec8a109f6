package cortex

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// resident reads a line of /proc/self/status, in bytes.
func resident(t *testing.T, key string) int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), key+":")
	kB, err := strconv.ParseInt(strings.Fields(after)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kB << 10
}

// TestMemory compares the forecast with what a process of its own really takes.
func TestMemory(t *testing.T) {
	if runtime.GOOS != "linux" || slowed {
		t.Skip("needs /proc, and no race detector")
	}
	const variable = "CORTEX_TEST_MEMORY"
	if per, _ := strconv.Atoi(os.Getenv(variable)); per > 0 {
		cfg := Config{NeuronsPerRegion: per, Threads: 2, Params: DefaultParams()}
		before := resident(t, "VmRSS")
		net := sized(t, cfg)
		c, err := start(cfg, net, flatBias(net))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.Advance(100)
		fmt.Printf("took %d for %d synapses\n", resident(t, "VmHWM")-before, c.Synapses())
		return
	}
	for _, per := range []int{200, 1000} {
		m, err := Bytes(Config{NeuronsPerRegion: per, Threads: 2})
		if err != nil {
			t.Fatal(err)
		}
		child := exec.Command(os.Args[0], "-test.run", "^TestMemory$")
		child.Env = append(os.Environ(), variable+"="+strconv.Itoa(per))
		text, err := child.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		var took int64
		var synapses int
		if _, err := fmt.Sscanf(string(text), "took %d for %d synapses", &took, &synapses); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		t.Logf("%v; took %s", m, size64(took))
		within(t, "synapses, by their forecast", float64(synapses)/float64(m.Synapses), 0.99, 1.01)
		within(t, "memory taken, by its forecast", float64(took)/float64(m.Peak), 0.7, 1.4)
	}
}

// TestMemoryRefusal: what does not fit is refused before it is built, in bytes.
func TestMemoryRefusal(t *testing.T) {
	m, err := Bytes(Config{NeuronsPerRegion: MaxPerRegion})
	if err != nil {
		t.Fatal(err)
	}
	if m.Neurons != 1e6 || m.Synapses < 74e6 || m.Synapses > 76e6 || m.Peak > 2<<30 {
		t.Errorf("a million neurons: %+v", m)
	}
	m.Available = 100 << 20
	if err := m.fits(); err == nil || !strings.Contains(err.Error(), "1000000 neurons") || !strings.Contains(err.Error(), "(104857600 bytes) available") {
		t.Errorf("%v", err)
	}
	m.Available = 0 // not known
	if err := m.fits(); err != nil {
		t.Error(err)
	}
}
