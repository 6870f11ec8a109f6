package sim

import (
	"errors"
	"strings"
	"testing"

	"encephagen/sim/cortex"
)

const touches = `time_s,kind,region,strength,duration_ms
# twelve millivolts, then the same region goes
0.09,current,Precentral_L,12,45
0.03, events, Postcentral_R, 150,
0.15,lesion,Precentral_L,,60
`

func TestReadTouches(t *testing.T) {
	got, err := ReadTouches(strings.NewReader(touches), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := []Touch{
		{Step: 900, Region: "Precentral_L", Stimulus: cortex.Stimulus{Strength: 12, Duration: 45}, Place: "t.csv:3:14"},
		{Step: 300, Region: "Postcentral_R", Stimulus: cortex.Stimulus{Kind: cortex.Poisson, Strength: 150}, Place: "t.csv:4:15"},
		{Step: 1500, Region: "Precentral_L", Lesion: true, Duration: 60, Place: "t.csv:5:13"},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %+v, want %+v", i, got[i], want[i])
		}
	}
	const head = "time_s,kind,region,strength,duration_ms\n"
	for text, says := range map[string]string{
		"":                                 "t.csv: is empty; its first line must be time_s,kind,region,strength,duration_ms",
		"time,kind\n":                      "t.csv:1:1: the first line must be",
		head + "1,current,Precentral_L\n":  "t.csv:2:1: not 5 columns",
		head + "-1,current,X,1,\n":         "t.csv:2:1: time \"-1\"; allowed: 0 to 86400 s",
		head + "1,shock,X,1,\n":            "t.csv:2:3: kind \"shock\"; allowed: current, events, lesion",
		head + "1,current,X,101,\n":        "t.csv:2:13: strength \"101\"; allowed: -100 to 100 mV",
		head + "1,events,X,-1,\n":          "t.csv:2:12: strength \"-1\"; allowed: 0 to 1000 Hz",
		head + "1,lesion,X,3,\n":           "t.csv:2:12: strength \"3\"; a lesion has none",
		head + "1,current,X,NaN,\n":        "t.csv:2:13: \"NaN\" is not a number",
		head + "1,current,X,1,-5\n":        "t.csv:2:15: duration \"-5\"; allowed",
		head + "1,current,X,\"1,5\n":       "t.csv:2",
		head + "1,current,X,1,99999999999": "t.csv:2:15: duration",
	} {
		if _, err := ReadTouches(strings.NewReader(text), "t.csv"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %s", text, err, says)
		}
	}
}

// TestTouchesHappen: each at its tick, as if by hand.
func TestTouchesHappen(t *testing.T) {
	list, err := ReadTouches(strings.NewReader(touches), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	n, by := born(t, Config{Seed: 2, Touches: list}), born(t, Config{Seed: 2, Threads: 1})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	live(t, n, 16)
	live(t, by, 2)
	must(by.StimulateRegion(55, cortex.Stimulus{Kind: cortex.Poisson, Strength: 150}))
	live(t, by, 4)
	must(by.StimulateRegion(0, cortex.Stimulus{Strength: 12, Duration: 45}))
	live(t, by, 4)
	must(by.LesionRegion(0, true))
	live(t, by, 4)
	must(by.LesionRegion(0, false))
	live(t, by, 2)
	if n.static.Regions[55].Label != "Postcentral_R" || n.static.Regions[0].Label != "Precentral_L" {
		t.Fatal("the regions have other numbers")
	}
	if n.SHA256() != by.SHA256() {
		t.Error("the file gave another state than the hand")
	}
	if log, _ := n.Log(); len(log) != 4 || log[3].Step != 2100 {
		t.Errorf("the log has %v", log)
	}
	_, err = New(Config{Touches: []Touch{{Region: "Precentral", Place: "t.csv:9:3"}}})
	if !errors.Is(err, ErrTouch) || !strings.Contains(err.Error(), `t.csv:9:3: no region "Precentral"; there are Precentral_L and 79 more`) {
		t.Errorf("%v", err)
	}
}

// FuzzTouches: nothing that is read crashes, and what is accepted the cortex
// takes.
func FuzzTouches(f *testing.F) {
	f.Add([]byte(touches))
	f.Add([]byte("time_s,kind,region,strength,duration_ms\n1,lesion,X,,\n"))
	f.Add([]byte("time_s,kind,region,strength,duration_ms\n1e9,events,X,0x1p3,1e999\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := ReadTouches(strings.NewReader(string(text)), "f")
		if err != nil {
			return
		}
		for _, x := range list {
			s := x.Stimulus
			if x.Step < 0 || s.Duration < 0 || x.Duration < 0 || s.Strength < -cortex.MaxCurrent || s.Strength > cortex.MaxPoisson || s.Kind == cortex.Poisson && s.Strength < 0 {
				t.Fatalf("%+v", x)
			}
		}
	})
}
