package sim

import "testing"

// TestScanObserves: watching changes no state, and has connectivity after the
// 20 s that it drops and some images.
func TestScanObserves(t *testing.T) {
	plain, watched := born(t, Config{Seed: 5}), born(t, Config{Seed: 5})
	watched.Scan()
	live(t, plain, 20)
	live(t, watched, 20)
	if plain.SHA256() != watched.SHA256() {
		t.Error("watching changed the state")
	}
	regions := len(watched.Static().Regions)
	fc := make([]float32, regions*regions)
	version, seconds := watched.Streams().Connectivity.Read(0, fc)
	if version != 1 || seconds != 0 {
		t.Errorf("version %d, %v s of BOLD after 0.3 s", version, seconds)
	}
	// 29 s later, as the scanner sees it: the same tick again and again.
	for tick := range int64(1950) {
		watched.scan.watch(watched, watched.cortex.Spikes(), watched.step+150*tick)
	}
	if version, seconds = watched.Streams().Connectivity.Read(version, fc); version == 1 || seconds < 7 || fc[0] != 1 {
		t.Errorf("version %d, %v s of BOLD, a region with itself %v", version, seconds, fc[0])
	}
	watched.Scan()
	if _, seconds = watched.Streams().Connectivity.Read(version, fc); seconds != 0 {
		t.Errorf("%v s of BOLD after a new beginning", seconds)
	}
}

// BenchmarkScan is what watching costs a tick, and the tick that it is a part of.
func BenchmarkScan(b *testing.B) {
	n := born(b, Config{Seed: 5, Threads: 1})
	n.Scan()
	b.Run("tick", func(b *testing.B) {
		for b.Loop() {
			live(b, n, 1)
		}
	})
	b.Run("watch", func(b *testing.B) {
		b.ReportAllocs()
		at := n.step
		for b.Loop() {
			at += 150
			n.scan.watch(n, n.cortex.Spikes(), at)
		}
	})
}
