package experiment

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"encephagen/sim"
	"encephagen/sim/calibrate"
)

// task is a candidate of the walker's reflexes, with a parameter that is not the
// default, as JSON.
func task(t testing.TB) (*Fit, calibrate.Candidate, []byte) {
	p := sim.DefaultParams("walker2d-v5")
	p.Brainstem.Knee.Tone = 0.07
	fit, err := FitReflexes("walker2d-v5", p, 1)
	if err != nil {
		t.Fatal(err)
	}
	c := calibrate.Candidate{X: append([]float64(nil), fit.Start...), Generation: 3, Index: 5}
	c.X[0] /= 3
	made, err := NewTask("reflexes", "walker2d-v5", p, 1, fit, c)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	return fit, c, text
}

// TestTaskCostsTheSame: by way of a file a candidate costs what it costs here.
func TestTaskCostsTheSame(t *testing.T) {
	fit, c, text := task(t)
	read, err := ReadTask(bytes.NewReader(text), "candidate.json")
	if err != nil {
		t.Fatal(err)
	}
	cost, err := read.Cost()
	if want := fit.Cost(c); err != nil || cost != want || cost >= 0 {
		t.Errorf("cost %v by file, %v here; %v", cost, want, err)
	}
}

func TestWrongTasks(t *testing.T) {
	_, _, good := task(t)
	change := func(from, to string) string {
		if !strings.Contains(string(good), from) {
			t.Fatalf("no %q in %s", from, good)
		}
		return strings.Replace(string(good), from, to, 1)
	}
	for _, c := range []struct{ text, want string }{
		{"", "c.json is not a candidate"},
		{"[1]", "c.json is not a candidate"},
		{change(`"search"`, `"serach"`), `unknown field "serach"`},
		{string(good) + "1", "something follows"},
		{change("reflexes", "reflex"), `search "reflex" is not allowed; allowed: reflexes, cord`},
		{change(`"body":"walker2d-v5"`, `"body":"cat"`), `body "cat" is not allowed`},
		{change(`"episodes":1`, `"episodes":0`), "0 episodes are not allowed; allowed: 1 to 1000"},
		{change(`"generation":3`, `"generation":-3`), "generation -3"},
		{change(`"keys":[`, `"keys":["x",`), "23 keys for 22 numbers"},
		{strings.Repeat(" ", largestTask+1), "larger than"},
	} {
		if _, err := ReadTask(strings.NewReader(c.text), "c.json"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60s: error %v, want %q", c.text, err, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{change("hip_stiffness", "hip_stifness"), "another version's search"},
		{change(`brainstem.knee.tone = 0.07`, `brainstem.knee.tone = 7`), "brainstem.knee.tone: 7 is outside"},
		{change(`"x":[2.3`, `"x":[99.3`), "hip_stiffness: 99.3"},
	} {
		read, err := ReadTask(strings.NewReader(c.text), "c.json")
		if err != nil {
			t.Errorf("%.60s: %v", c.text, err)
			continue
		}
		if _, err := read.Cost(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}

func FuzzReadTask(f *testing.F) {
	_, _, good := task(f)
	f.Add(string(good))
	f.Add(`{"search":"cord","body":"humanoid-v5","episodes":1,"x":[1e999]}`)
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ReadTask(strings.NewReader(text), "c.json")
		if err == nil && (read.Episodes < 1 || len(read.Keys) != len(read.X)) {
			t.Errorf("%q: %+v", text, read)
		}
	})
}
