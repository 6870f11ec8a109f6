package cortex

import (
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/connectome"
)

// TestWiring compares the drawn synapses with the probabilities they are drawn
// with.
func TestWiring(t *testing.T) {
	net := sharedNetwork(t)
	var got, want, variance [2]float64 // local, long
	strongest := 0.0
	count := make([]float64, net.regions*net.regions)
	for i := range net.neurons {
		last := -1
		for j := net.row[i]; j < net.row[i+1]; j++ {
			to := int(net.syn[j] >> net.codeBits)
			if to <= last || to == i {
				t.Fatalf("synapse %d of neuron %d: target %d after %d", j-net.row[i], i, to, last)
			}
			last = to
			source, target := i/perRegion, to/perRegion
			if i%perRegion >= excitatory && source != target {
				t.Fatalf("inhibitory neuron %d reaches another region", i)
			}
			if d := net.delay[source*net.regions+target]; net.lag[j] != d {
				t.Fatalf("neuron %d to %d: %d steps, expected %d", i, to, net.lag[j], d)
			}
			if c := net.syn[j] & net.codeMask; c != net.codeOf(source, target, i%perRegion < excitatory, to%perRegion < excitatory) {
				t.Fatalf("neuron %d to %d has code %d", i, to, c)
			}
			count[source*net.regions+target]++
		}
	}
	for source := range net.regions {
		for target := range net.regions {
			kind, pairs, p := 1, float64(excitatory*perRegion), 60*net.coupling[target][source]/excitatory
			if source == target {
				kind, pairs, p = 0, perRegion*(perRegion-1), 0.1
			} else {
				strongest = max(strongest, p)
			}
			n := count[source*net.regions+target]
			got[kind] += n
			want[kind] += pairs * p
			variance[kind] += pairs * p * (1 - p)
			if sd := math.Sqrt(pairs * p * (1 - p)); math.Abs(n-pairs*p) > 5*sd+2 {
				t.Errorf("%d to %d: %g synapses, expected %.0f +- %.0f", source, target, n, pairs*p, sd)
			}
		}
	}
	for kind, name := range []string{"local", "long-range"} {
		sd := math.Sqrt(variance[kind])
		t.Logf("%s: %.0f synapses, expected %.0f +- %.0f", name, got[kind], want[kind], sd)
		if math.Abs(got[kind]-want[kind]) > 4*sd {
			t.Errorf("%s: %.0f synapses, expected %.0f +- %.0f", name, got[kind], want[kind], sd)
		}
	}
	within(t, "largest probability", strongest, 0.184, 0.186)
	within(t, "expected long-range synapses", want[1], 873000, 876000)
	within(t, "expected local synapses", want[0], 318000, 319000)
}

func TestDelays(t *testing.T) {
	net := sharedNetwork(t)
	var off []uint16
	for i, d := range net.delay {
		if i/net.regions != i%net.regions {
			off = append(off, d)
		} else if d != 10 {
			t.Errorf("local delay of %d steps, expected 10", d)
		}
	}
	if low, high := slices.Min(off), slices.Max(off); low != 20 || high != 709 || net.slots != 128 {
		t.Errorf("delays %d-%d steps in %d slots, expected 20-709 in 128", low, high, net.slots)
	}
}

// TestConstants pins what is derived to the figures of the specification.
func TestConstants(t *testing.T) {
	net := sharedNetwork(t)
	for i, want := range []charge{{0.84, 9.8}, {0.375, 16.875}, {0.125, 5.625}, {-12, 0}} {
		got := net.charges(DefaultParams())[i]
		if math.Abs(got.fast-want.fast) > 5e-4 || math.Abs(got.slow-want.slow) > 5e-4 {
			t.Errorf("code %d: %+v, expected %+v", i, got, want)
		}
	}
	myelin := make([]float64, net.regions)
	for i, r := range net.con.Regions {
		myelin[i] = r.Myelin
	}
	within(t, "2nd percentile of T1w/T2w", percentile(myelin, 0.02), 1.484225, 1.484235)
	within(t, "98th percentile", percentile(myelin, 0.98), 2.1698335, 2.1698345)
	tau := func(i int) float64 { return -1 / math.Log(float64(net.slowDecay[i])) }
	slowest, fastest := 0.0, 1e9
	for i := range net.regions {
		slowest, fastest = max(slowest, tau(i)), min(fastest, tau(i))
	}
	within(t, "slowest slow current", slowest, 199.99, 200.01)
	within(t, "fastest slow current", fastest, 39.999, 40.001)
}

// TestFormat checks the units and that no sum can leave the exact range.
func TestFormat(t *testing.T) {
	f := sharedNetwork(t).format
	t.Logf("largest sums %d and %d of %d", f.fastMax, f.slowMax, exactLimit)
	if f.fastUnit != 0x1p-16 || f.slowUnit != 0x1p-13 {
		t.Errorf("units 2^%g and 2^%g, expected 2^-16 mV and 2^-13 mV ms", math.Log2(float64(f.fastUnit)), math.Log2(float64(f.slowUnit)))
	}
	if f.fastMax >= exactLimit || f.slowMax >= exactLimit {
		t.Errorf("largest sums %d and %d are not below %d", f.fastMax, f.slowMax, exactLimit)
	}
	if f.background[0] != 6<<16 || f.fast[codeInhibitory] != -12<<16 {
		t.Errorf("6 mV is %d units, -12 mV is %d", f.background, f.fast[codeInhibitory])
	}
	// Ten times the charge: coarser units, still exact.
	strong := []charge{{8.8, 102.67}, {3.75, 168.75}, {1.25, 56.25}, {-120, 0}}
	coarse, err := newFormat(sharedNetwork(t), strong, []float64{6})
	if err != nil {
		t.Fatal(err)
	}
	if coarse.fastUnit <= f.fastUnit || coarse.slowUnit <= f.slowUnit || coarse.fastMax >= exactLimit || coarse.slowMax >= exactLimit {
		t.Errorf("%+v", coarse)
	}
	for i := range strong[:3] {
		if r := float64(coarse.slow[i]) * float64(coarse.slowUnit) / strong[i].slow; math.Abs(r-1) > 1e-3 {
			t.Errorf("code %d: slow charge off by a factor of %g", i, r)
		}
	}
	if _, err := newFormat(sharedNetwork(t), []charge{{1e9, 0}, {}, {}, {}}, []float64{6}); err == nil || !strings.Contains(err.Error(), "too strong") {
		t.Errorf("charges out of all bounds: %v", err)
	}
}

func TestRareCount(t *testing.T) {
	// P(X > 3) for mean 0.1 is 3.8e-6; P(X > 2) is 1.5e-4.
	if k := rareCount(0.1, 1e-4); k != 3 {
		t.Errorf("%d", k)
	}
}

// TestDelaysRefused: a tract so long that its spikes would not fit into the ring.
func TestDelaysRefused(t *testing.T) {
	con, err := connectome.HCP7()
	if err != nil {
		t.Fatal(err)
	}
	lengths := make([][]float64, len(con.Lengths))
	for i := range lengths {
		lengths[i] = slices.Clone(con.Lengths[i])
	}
	con.Lengths = lengths
	con.Lengths[3][7] = 5700
	_, err = New(Config{Threads: 1, Connectome: con})
	for _, want := range []string{"hcp7", "row Frontal_Sup_2_R", "column Frontal_Inf_Oper_R", "5700 mm", "1629 ms", "at most 1600 ms"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, expected it to say %q", err, want)
		}
	}
	con.Lengths[3][7] = 5500 // 1571 ms
	net, err := newNetworkOf(Config{Params: DefaultParams(), Threads: 1, Connectome: con})
	if err != nil || net.slots != 2048 {
		t.Errorf("a delay of 1571 ms: %v", err)
	}
}

// TestOtherConnectome: a random connectome makes another network of the same
// size, and none other than HCP7 changes the default.
func TestOtherConnectome(t *testing.T) {
	con, err := connectome.HCP7()
	if err != nil {
		t.Fatal(err)
	}
	same, err := newNetworkOf(Config{Params: DefaultParams(), Threads: 2, Connectome: con})
	if err != nil {
		t.Fatal(err)
	}
	if same.fingerprint(DefaultParams().Background.Rate) != sharedNetwork(t).fingerprint(DefaultParams().Background.Rate) {
		t.Error("HCP7 given is not HCP7 by default")
	}
	random, err := con.Randomise(connectome.KeepStrength, 1)
	if err != nil {
		t.Fatal(err)
	}
	net, err := newNetworkOf(Config{Params: DefaultParams(), Threads: 2, Connectome: random})
	if err != nil {
		t.Fatal(err)
	}
	if ratio := float64(len(net.syn)) / float64(len(same.syn)); net.fingerprint(DefaultParams().Background.Rate) == same.fingerprint(DefaultParams().Background.Rate) || ratio < 0.95 || ratio > 1.05 {
		t.Errorf("%d synapses on a random connectome, %d on the measured one", len(net.syn), len(same.syn))
	}
}
