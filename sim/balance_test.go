package sim

import (
	"strings"
	"testing"
)

// TestSetBias: other biases act from the next tick on, are logged, and begin
// connectivity anew; those of another cortex are refused.
func TestSetBias(t *testing.T) {
	n := born(t, Config{Seed: 3})
	n.Scan()
	live(t, n, 4)
	version, _ := n.Streams().Connectivity.Read(0, nil)
	if cfg := n.CortexSettings(); cfg.Preset != "default" || cfg.Params == &n.params.Cortex || *cfg.Params != n.params.Cortex {
		t.Errorf("the settings are %+v", cfg)
	}
	b := n.cortex.Bias()
	for i := range b.E {
		b.E[i] -= 30
	}
	if err := n.SetBias(b); err != nil {
		t.Fatal(err)
	}
	if now, _ := n.Streams().Connectivity.Read(version, make([]float32, 6400)); now == version {
		t.Error("connectivity goes on")
	}
	live(t, n, 10)
	e := 0
	for _, s := range n.cortex.Spikes() {
		if !n.static.Inhibitory[s.Neuron] {
			e++
		}
	}
	if e > 50 {
		t.Errorf("%d excitatory spikes in a tick with biases 30 mV lower", e)
	}
	log, _ := n.Log()
	if len(log) != 1 || log[0].Step != 600 || !strings.HasPrefix(log[0].What, "biases balanced anew for network ") {
		t.Errorf("the log has %v", log)
	}
	b.Labels = b.Labels[:3]
	if n.SetBias(b) == nil {
		t.Error("biases of three regions are accepted")
	}
}
