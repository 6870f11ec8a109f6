//go:build !headless

package main

import (
	"context"
	"flag"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"encephagen/app/panel"
	"encephagen/render/look"
	"encephagen/sim"
	"encephagen/sim/frame"
)

var long = flag.Bool("long", false, "let the window live for 10 minutes instead of 10 s")

// TestSoak lets a newborn live in the window while a user pushes, turns, resets
// and hides. The window may not stall, its memory may not grow, and paused it
// must rest.
func TestSoak(t *testing.T) {
	// The short form shares its process and its first seconds with other tests:
	// rings and caches still fill, and it looks for gross faults. The limit that
	// a user is promised is held by the long form, on a machine that rests.
	life, stall, growth := 10*time.Second, 250*time.Millisecond, int64(64<<20)
	if *long {
		life, stall, growth = 10*time.Minute, 100*time.Millisecond, 8<<20
	}
	inWindow(t, sim.Config{Threads: max(1, runtime.NumCPU()/2)}, func(w *window, _ *display) {
		for range 30 { // shaders are translated at their first use
			w.turn()
		}
		soak(t, w, life, stall, growth)
		rest(t, w)
	})
}

// inWindow opens a window for a newborn in this process and hands it to the main
// thread, which may turn it as it likes.
func inWindow(t testing.TB, cfg sim.Config, use func(w *window, d *display)) {
	t.Helper()
	d := startX(t)
	t.Setenv("DISPLAY", d.name)
	n, err := sim.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	mainThread <- func() {
		defer close(done)
		w, err := newWindow(n, windowOptions{Width: 1280, Height: 720, Speed: 1, Theme: look.Dark, Quality: "auto", Context: context.Background()})
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { w.close(&err); w.runner.Close().Close() }()
		w.last = time.Now()
		use(w, d)
	}
	<-done
}

// soak uses the window for a while.
func soak(t *testing.T, w *window, life, stall time.Duration, growth int64) {
	begun := time.Now()
	var turns []time.Duration
	var most time.Duration // that a turn computed in its own thread
	var slowest []slowTurn
	sizes := []int64{resident(t)}
	others := elsewhere(t)
	for last, k := begun, 0; last.Sub(begun) < life; {
		own := threadTime()
		w.turn()
		now := time.Now()
		took, computed := now.Sub(last), threadTime()-own
		turns = append(turns, took)
		most = max(most, computed)
		slowest = append(slowest, slowTurn{now.Sub(begun), took, computed, k % 8})
		slices.SortFunc(slowest, func(a, b slowTurn) int { return int(b.took - a.took) })
		slowest = slowest[:min(len(slowest), 5)]
		if int(now.Sub(begun).Seconds()) > k {
			k++
			sizes = append(sizes, resident(t))
			use(w, k)
		}
		last = time.Now()
	}
	slices.Sort(turns)
	at := func(share float64) time.Duration { return turns[int(share*float64(len(turns)-1))] }
	t.Logf("%d turns in %v: median %v, 99 %% under %v, longest %v; in its thread at most %v", len(turns), life, at(0.5), at(0.99), at(1), most)
	for _, s := range slowest {
		t.Logf("at %.1f s a turn of %v, %v of it in its thread, after use %d", s.at.Seconds(), s.took, s.computed, s.use)
	}
	busy := (elsewhere(t) - others).Seconds() / life.Seconds() / float64(runtime.NumCPU())
	switch {
	case most > stall:
		t.Errorf("the window's thread computed for %v in one turn, allowed are %v", most, stall)
	case at(1) > stall && busy > 0.1:
		t.Logf("the window stalled for %v, but other programs took %.0f %% of the machine", at(1), 100*busy)
	case at(1) > stall:
		t.Errorf("the window stalled for %v, allowed are %v", at(1), stall)
	}
	// The first part fills the rings of the past.
	early, late := slices.Max(sizes[:len(sizes)/3+1]), slices.Max(sizes[2*len(sizes)/3:])
	t.Logf("memory %d MB, then %d MB; of each part of the time: %d MB", early>>20, late>>20, tops(sizes, 20))
	if late > early+growth {
		t.Errorf("memory grew from %d to %d MB", early>>20, late>>20)
	}
}

// tops are the largest sizes in some parts of the time, MB.
func tops(sizes []int64, parts int) (mb []int64) {
	for part := range slices.Chunk(sizes, (len(sizes)+parts-1)/parts) {
		mb = append(mb, slices.Max(part)>>20)
	}
	return mb
}

// slowTurn is one of the longest turns, so that a stall names its cause.
type slowTurn struct {
	at, took, computed time.Duration
	use                int // what the user did last
}

// use does something else each second.
func use(w *window, k int) {
	switch k % 8 {
	case 0:
		w.world.Stimulate(frame.PushEvent.Usual(frame.Forward))
	case 1:
		w.world.Stimulate(frame.SoundEvent.Usual(frame.NoDirection))
	case 2:
		w.body.cam.Drag(0.1, 0.02)
		if !w.cortex.Open() {
			w.cortex.Unfold()
		}
		w.cortex.Page = k / 8 % len(panel.Pages)
	case 3:
		w.brain.cam.Drag(-0.1, 0.01)
		region := k * 7 % len(w.static.Regions)
		w.stage.SelectRegion(region)
		w.world.LesionRegion(region, !w.frame.Lesioned[region])
	case 4:
		w.form.Set(k/8%3, float64(k%5))
	case 5:
		w.do(panel.ResetBody)
	case 6, 7:
		w.do(panel.HidePanels)
	}
}

// rest demands that the paused window leaves the processor alone.
func rest(t *testing.T, w *window) {
	w.do(panel.PlayPause)
	for end := time.Now().Add(settle + time.Second); time.Now().Before(end); {
		w.turn()
	}
	begun, before := time.Now(), computed(t)
	for time.Since(begun) < 3*time.Second {
		w.turn()
	}
	share := (computed(t) - before).Seconds() / time.Since(begun).Seconds()
	t.Logf("paused it takes %.1f %% of a core", 100*share)
	if share > 0.1 {
		t.Errorf("paused it takes %.1f %% of a core, allowed are 10", 100*share)
	}
}

// resident is how much memory this process holds, bytes.
func resident(t *testing.T) int64 {
	stat, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.ParseInt(strings.Fields(string(stat))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}

// elsewhere is the processor time that other processes have taken since the
// machine started; the test's own X server, which takes little, among them.
func elsewhere(t *testing.T) time.Duration {
	stat, err := os.ReadFile("/proc/stat")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(stat), "\n")
	sum := 0.0
	for i, word := range strings.Fields(line)[1:] {
		ticks, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Fatal(err)
		}
		if i < 3 { // user, nice, system
			sum += ticks
		}
	}
	const perSecond = 100 // USER_HZ
	return time.Duration(sum/perSecond*float64(time.Second)) - computed(t)
}

// computed is the processor time that this process has taken.
func computed(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
