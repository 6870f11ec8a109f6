package sim

import (
	"bytes"
	"strings"
	"testing"

	"encephagen/sim/frame"
)

const scriptHead = "time_s,kind,side,strength,duration_ms\n"

func TestScript(t *testing.T) {
	const text = "# a talk\n" + scriptHead + "1.5,drop,,4,\n2.5, palm, left,,\n3,push,forward,20,50\n0.0151,head turn,right,0.5,1000\n"
	got, err := ReadScript(strings.NewReader(text), "talk.csv", DefaultBody)
	if err != nil {
		t.Fatal(err)
	}
	want := []frame.Event{
		{Kind: frame.DropEvent, Strength: 4, Step: 15000},
		{Kind: frame.PalmEvent, Way: frame.LeftWay, Strength: 1, MS: 500, Step: 25000},
		{Kind: frame.PushEvent, Way: frame.Forward, Strength: 20, MS: 50, Step: 30000},
		{Kind: frame.HeadTurnEvent, Way: frame.RightWay, Strength: 0.5, MS: 1000, Step: 151},
	}
	if len(got) != len(want) {
		t.Fatalf("%d stimuli, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("stimulus %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// TestScriptsRefused: every mistake is named with its line and column.
func TestScriptsRefused(t *testing.T) {
	for _, c := range []struct{ body, text, want string }{
		{"", "", "talk.csv: is empty"},
		{"", "when,what\n", "talk.csv:1:1: the first line must be time_s,kind"},
		{"", scriptHead + "1,drop\n", "talk.csv:2:1: not 5 columns"},
		{"", scriptHead + "one,drop,,4,\n", `talk.csv:2:1: "one" is not a number`},
		{"", scriptHead + "-1,drop,,4,\n", `talk.csv:2:1: time "-1"; allowed: 0 to 86400 s`},
		{"", scriptHead + "NaN,drop,,4,\n", `talk.csv:2:1: "NaN" is not a number`},
		{"", scriptHead + "# x\n1,drop,,4,\n2,drpo,,4,\n", `talk.csv:4:3: kind "drpo"; allowed: push, drop, tilt, sound, palm`},
		{"", scriptHead + "1,palm,up,,\n", `talk.csv:2:8: side "up"; allowed: left, right`},
		{"", scriptHead + "1,palm,forward,,\n", `talk.csv:2:8: palm: side "forward"; allowed: left, right`},
		{"", scriptHead + "1,palm,,,\n", `talk.csv:2:8: palm: side ""; allowed: left, right`},
		{"", scriptHead + "1,sound,left,,\n", `talk.csv:2:9: sound: side "left"; it has no side`},
		{"", scriptHead + "1,push,left,1e9,\n", "talk.csv:2:13: push: strength 1e+09; allowed: more than 0, at most 200\u2009N·s"},
		{"", scriptHead + "1,push,left,Inf,\n", `talk.csv:2:13: "Inf" is not a number`},
		{"", scriptHead + "1,push,left,5,0\n", "talk.csv:2:15: push: duration 0 ms; allowed: more than 0, at most 5000 ms"},
		{"", scriptHead + "1,drop,,4,30\n", "talk.csv:2:11: drop: duration 30 ms; it has no duration of its own"},
		{"walker2d-v5", scriptHead + "1,palm,left,,\n", "talk.csv:2:3: palm: walker2d-v5 has nothing to feel it with"},
		{"walker2d-v5", scriptHead + "1,push,left,,\n", `talk.csv:2:8: push: side "left"; allowed: forward, back`},
		{"", scriptHead + "1,\"drop,,4,\n", "talk.csv:"},
	} {
		_, err := ReadScript(strings.NewReader(c.text), "talk.csv", c.body)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

// FuzzScript: nothing that is read crashes, and what is accepted can happen.
func FuzzScript(f *testing.F) {
	f.Add([]byte(scriptHead + "1.5,drop,,4,\n2,palm,left,,\n"))
	f.Add([]byte(scriptHead + "1,tilt,back,45,60000\n\"2\",sound,\"\",0.1,1\n"))
	f.Add([]byte("#\n\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, body := range []string{DefaultBody, "walker2d-v5"} {
			script, err := ReadScript(bytes.NewReader(text), "f.csv", body)
			if err != nil {
				if !strings.HasPrefix(err.Error(), "f.csv:") {
					t.Errorf("%v does not name the file", err)
				}
				continue
			}
			for _, e := range script {
				if err := e.Check(body == "walker2d-v5"); err != nil || e.Step < 0 || len(e.Append(nil)) == 0 {
					t.Errorf("%+v: %v", e, err)
				}
			}
		}
	})
}
