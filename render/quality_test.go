package render

import (
	"testing"
	"time"

	"encephagen/render/internal/golden"
)

func TestParseQuality(t *testing.T) {
	for _, q := range []Quality{Low, Medium, High} {
		if got, err := ParseQuality(q.String()); err != nil || got != q {
			t.Errorf("%v: %v, %v", q, got, err)
		}
	}
	_, err := ParseQuality("ultra")
	if want := `quality "ultra" is not one of low, medium, high`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestQualitiesShowTheSame: more work smooths edges and changes nothing else,
// and going back leaves nothing.
func TestQualitiesShowTheSame(t *testing.T) {
	s, n := stage(t, 330)
	f := picture(t, 1280, 720)
	for step := 0.0; step <= 48500; step += 333.3 {
		s.Advance(step, n.Frame())
	}
	loose := golden.Tolerance{Mean: 2.5, Off: 48, Share: 0.02}
	for _, q := range []Quality{Medium, High, Low} {
		if err := s.SetQuality(q); err != nil {
			t.Fatal(err)
		}
		if s.Quality() != q {
			t.Errorf("%v instead of %v", s.Quality(), q)
		}
		compose(t, s, f, Studio)
		if q == Low {
			loose = golden.Default
		}
		golden.Framebuffer(t, Studio.String(), f, loose)
	}
}

// TestChooseQuality: the best that is fast enough.
func TestChooseQuality(t *testing.T) {
	s, _ := stage(t, 0)
	const fast, slow = probeLimit / 2, probeLimit * 2
	for _, c := range []struct {
		took [3]time.Duration
		want Quality
	}{
		{[3]time.Duration{slow, slow, slow}, Low},
		{[3]time.Duration{fast, slow, slow}, Low},
		{[3]time.Duration{fast, fast, slow}, Medium},
		{[3]time.Duration{fast, fast, fast}, High},
	} {
		got, took, err := s.choose(func() (time.Duration, error) { return c.took[s.Quality()], nil })
		if err != nil || got != c.want || s.Quality() != c.want || took != c.took[c.want] {
			t.Errorf("%v: %v after %v, %v; want %v", c.took, got, took, err, c.want)
		}
	}
	if _, took, err := s.ChooseQuality(); err != nil || took <= 0 {
		t.Errorf("measured: %v, %v", took, err)
	}
}
