package cortex

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestBiasKeepsItsBits(t *testing.T) {
	b := &Bias{Network: "abc", Preset: "default", Seed: 1<<64 - 1, Synapses: 7, Labels: []string{"A_L", "A_R"},
		E: []float32{-12.1, math.Nextafter32(-12.1, 0)}, I: []float32{-1.0 / 3, 1e-30}}
	var text strings.Builder
	if err := b.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	got, err := ReadBias(strings.NewReader(text.String()), "b.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, b) {
		t.Errorf("%+v, expected %+v", got, b)
	}
}

func TestReadBiasRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "header",
		"# network x":                       "ends within a comment",
		"# wiring seed -1\n":                "wiring seed -1",
		"region,excitatory,inhibitory\n":    "one row per region",
		"region,excitatory,inhibitory\nA,1": "b.csv",
		"region,excitatory,inhibitory\nA,1,NaN\n": "row A, column inhibitory",
		"region,excitatory,inhibitory\nA,1e9,1\n": "row A, column excitatory",
	} {
		if _, err := ReadBias(strings.NewReader(text), "b.csv"); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "b.csv") {
			t.Errorf("%q: %v, expected it to name %q", text, err, want)
		}
	}
}

// TestBiasFromCache learns nothing if the cache knows the network.
func TestBiasFromCache(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	p := DefaultParams()
	p.Coupling.Gain = 0.5
	net, err := newNetwork(p, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	known := &Bias{Network: net.fingerprint(DefaultParams().Background.Rate), Preset: "default", Synapses: len(net.syn),
		E: make([]float32, net.regions), I: make([]float32, net.regions)}
	for _, r := range net.con.Regions {
		known.Labels = append(known.Labels, r.Label)
	}
	known.E[3] = -9
	keep(cachePath(0, known.Network), known)
	learned := false
	got, err := findBias(context.Background(), Config{Threads: 1, Params: p, Progress: func(float64, float64) { learned = true }}, net)
	if err != nil {
		t.Fatal(err)
	}
	if learned || !reflect.DeepEqual(got, known) {
		t.Errorf("learned %v, bias %g", learned, got.E[3])
	}
}

func FuzzReadBias(f *testing.F) {
	f.Add("# preset default\n# wiring seed 0\n# synapses 3\n# network ab\nregion,excitatory,inhibitory\nA_L,-12,-10\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := ReadBias(strings.NewReader(text), "fuzz.csv")
		if err == nil && (len(b.E) == 0 || len(b.E) != len(b.I) || len(b.E) != len(b.Labels)) {
			t.Fatalf("accepted %+v", b)
		}
	})
}
