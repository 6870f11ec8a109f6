package sim

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// eventually waits up to 10 s for a frame that meets a condition.
func eventually(t *testing.T, n *Newborn, what string, ok func(step int64, s Status) bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		f := n.Frames().Newest()
		good := ok(f.Step, Status{f.TargetSpeed, f.MeasuredSpeed, f.Paused, f.Fault})
		f.Release()
		if good {
			return
		}
	}
	t.Fatalf("within 10 s not seen: %s", what)
}

func TestRunnerPausesStepsAndResumes(t *testing.T) {
	n := born(t, Config{Seed: 1})
	r := StartRunner(n, 1)
	defer r.Close()
	eventually(t, n, "time passes", func(step int64, _ Status) bool { return step >= 450 })

	r.SetPaused(true)
	eventually(t, n, "paused", func(_ int64, s Status) bool { return s.Paused })
	at := newestStep(n)
	time.Sleep(60 * time.Millisecond)
	if now := newestStep(n); now != at {
		t.Errorf("time went from step %d to %d while paused", at, now)
	}
	r.StepOnce()
	eventually(t, n, "one tick more", func(step int64, s Status) bool { return step == at+150 && s.Paused })

	r.SetPaused(false)
	eventually(t, n, "time goes on", func(step int64, s Status) bool { return step > at+600 && !s.Paused })
}

func TestRunnerKeepsThePace(t *testing.T) {
	n := born(t, Config{Seed: 1})
	r := StartRunner(n, 0.25)
	defer r.Close()
	eventually(t, n, "a measured speed", func(step int64, s Status) bool { return s.MeasuredSpeed > 0 })
	start, at := time.Now(), newestStep(n)
	time.Sleep(600 * time.Millisecond)
	speed := float64(newestStep(n)-at) / 10000 / time.Since(start).Seconds()
	if speed > 0.3 {
		t.Errorf("asked for 0.25 x real time, ran at %.2f", speed)
	}
}

// TestPanicBecomesAFault injects a panic: the simulation pauses and says why,
// and lives on after the user resumes.
func TestPanicBecomesAFault(t *testing.T) {
	n := born(t, Config{Seed: 1})
	r := StartRunner(n, 1)
	_, _, line, _ := runtime.Caller(0)
	r.Inject(func(*Newborn) { panic("something broke") })
	want := fmt.Sprintf(" s in sim/runner_test.go:%d: something broke", line+1)
	eventually(t, n, "a fault", func(_ int64, s Status) bool {
		return s.Paused && strings.HasPrefix(s.Fault, "panic at ") && strings.HasSuffix(s.Fault, want)
	})
	at := newestStep(n)
	r.SetPaused(false)
	eventually(t, n, "life after the fault", func(step int64, s Status) bool { return step > at && s.Fault == "" })
	r.Close()
}

func TestInjectAfterCloseIsHarmless(t *testing.T) {
	n := born(t, Config{Seed: 1})
	r := StartRunner(n, 1)
	if r.Close() != n {
		t.Error("Close hands back another newborn")
	}
	r.Inject(func(*Newborn) { t.Error("ran after Close") })
	time.Sleep(20 * time.Millisecond)
}

func newestStep(n *Newborn) int64 {
	f := n.Frames().Newest()
	defer f.Release()
	return f.Step
}
