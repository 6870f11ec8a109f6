package sim

import "testing"

// born makes a newborn for a test.
func born(t testing.TB, cfg Config) *Newborn {
	t.Helper()
	n, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(n.Close)
	return n
}

func live(t testing.TB, n *Newborn, ticks int) {
	t.Helper()
	for range ticks {
		if err := n.Tick(); err != nil {
			t.Fatal(err)
		}
	}
}
