package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/experiment"
)

func TestParseSeeds(t *testing.T) {
	for text, want := range map[string][]uint64{
		"0:4":           {0, 1, 2, 3},
		"7":             {7},
		"3,5,7":         {3, 5, 7},
		"0:2,1000:1002": {0, 1, 1000, 1001},
		"18446744073709551614:18446744073709551615": {18446744073709551614},
	} {
		if got, err := parseSeeds(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "a", "-1", "3:", ":3", "3:3", "5:2", "1,,2", "0:9999999", "1.5", "0:20:2", "99999999999999999999"} {
		if got, err := parseSeeds(text); err == nil || !strings.Contains(err.Error(), "--seeds") {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func FuzzParseSeeds(f *testing.F) {
	f.Add("0:20,3")
	f.Fuzz(func(t *testing.T, text string) {
		seeds, err := parseSeeds(text)
		if (err == nil) != (len(seeds) > 0) || len(seeds) > maxSeeds {
			t.Errorf("%q: %d seeds, %v", text, len(seeds), err)
		}
	})
}

func TestSurviveJSON(t *testing.T) {
	code, stdout, stderr := invoke("survive", "--body", "humanoid", "--controller", "zero", "--seeds", "0:3", "--json")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d, stderr %q", code, stderr)
	}
	var got survival
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatalf("%v: %q", err, stdout)
	}
	if len(got.Seeds) != 3 || len(got.Steps) != 3 || got.Mean < 39.9 || got.Mean > 41.1 || got.Cap != 1000 || got.StepS != 0.015 {
		t.Errorf("%+v", got)
	}
	for _, key := range []string{`"seeds"`, `"steps"`, `"mean"`, `"sd"`} {
		if !strings.Contains(stdout, key) {
			t.Errorf("no %s in %s", key, stdout)
		}
	}
	// A newborn without postural tone falls sooner.
	code, text, _ := invoke("survive", "--seeds", "0:2", "--set", "brainstem.posture.stiffness=0", "--set", "brainstem.posture.damping=0")
	if code != exitOK || !strings.Contains(text, "newborn") || !strings.Contains(text, "survival") {
		t.Errorf("exit code %d, %q", code, text)
	}
}

func TestWrongSurvival(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"--body", "centaur"}, []string{"--body", "centaur", "humanoid-v5"}},
		{[]string{"--controller", "cat"}, []string{"--controller", "cat", "reference"}},
		{[]string{"--seeds", "20:0"}, []string{"--seeds", "20:0", "allowed"}},
		{[]string{"--seeds", "x"}, []string{"--seeds", "x"}},
		{[]string{"--threads", "99"}, []string{"--threads", "99"}},
		{[]string{"--controller", "zero", "--set", "brainstem.knee.tone=0"}, []string{"--set", "zero"}},
		{[]string{"--set", "brainstem.kne.tone=0"}, []string{"--set", "kne"}},
		{[]string{"--params", "nowhere.toml"}, []string{"--params", "nowhere.toml"}},
		{[]string{"--against", "cat"}, []string{"--against", "cat", "bias"}},
		{[]string{"--controller", "zero", "--ablate"}, []string{"--ablate", "zero", "newborn"}},
	} {
		code, _, stderr := invoke(append([]string{"survive"}, c.args...)...)
		checkRefused(t, strings.Join(c.args, " "), code, exitUsage, stderr, c.want)
	}
}

// TestBadGains: a file of gains with a joint that does not exist, with what is no
// number or with too much is refused by name.
func TestBadGains(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gains.toml")
	for text, want := range map[string][]string{
		"brainstem.balance.hep_stiffness = 3\n":                      {"gains.toml", "hep_stiffness", "did you mean brainstem.balance.hip_stiffness"},
		"[brainstem.balance]\nhip_stiffness = nan\n":                 {"gains.toml", "brainstem.balance.hip_stiffness", "NaN is outside -12 to 12 1/rad"},
		"brainstem.balance.knee_damping = 99\n":                      {"gains.toml", "knee_damping", "99 is outside"},
		"brainstem.balance.knee_damping = \"soft\"\n":                {"gains.toml", "knee_damping", "soft"},
		"brainstem.balance.on = true\nbrainstem.balance.hip_pitch =": {"gains.toml", "line 2"},
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		code, _, stderr := invoke("survive", "--params", path)
		checkRefused(t, text, code, exitUsage, stderr, append(want, "--params"))
	}
}

// TestSurviveParts: the comparison, the ablations, the pushes and the walk come with
// their intervals, and better balance is spoken of only where the test shows it.
func TestSurviveParts(t *testing.T) {
	code, stdout, stderr := invoke("survive", "--seeds", "0:2", "--against", "zero", "--ablate", "--walk", "--json")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d, stderr %q", code, stderr)
	}
	var got survival
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if got.Against == nil || got.Against.Mean != 40 && got.Against.Mean != 40.5 || got.Against.U != 4 || got.Against.P < 0.05 {
		t.Errorf("against zero: %+v", got.Against)
	}
	if !(got.Low <= got.Mean && got.Mean <= got.High) || got.Pushes != nil {
		t.Errorf("%v to %v about %v; pushes %v", got.Low, got.High, got.Mean, got.Pushes)
	}
	means := map[string]float64{}
	for _, a := range got.Ablations {
		means[a.Without] = a.Mean
	}
	if means["nothing"] != got.Mean || means["cortex"] != got.Mean || means["posture"] > got.Mean/2 || means["posture"] == 0 {
		t.Errorf("ablations: %v", means)
	}
	if got.Walks == nil || len(got.Walks.All) != 2 || got.Walks.Mean.Seconds < 1 {
		t.Errorf("walks: %+v", got.Walks)
	}
	code, text, _ := invoke("survive", "--seeds", "0:2", "--against", "zero", "--ablate", "--walk")
	if code != exitOK || strings.Contains(text, "improves balance") {
		t.Errorf("two episodes show what they cannot: %d, %s", code, text)
	}
	for _, want := range []string{"Mann-Whitney", "no difference is shown", "general movements", "m in "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	code, text, _ = invoke("survive", "--seeds", "0:12", "--controller", "posture", "--against", "zero")
	if code != exitOK || !strings.Contains(text, "posture improves balance over zero") {
		t.Errorf("%d, %s", code, text)
	}
}

// TestPrintPushes: a table that reads without the numbers' names.
func TestPrintPushes(t *testing.T) {
	var out strings.Builder
	r := survival{Pushes: []experiment.Recovery{
		{Direction: "left", Impulses: []float64{0, 8}, Share: []float64{1, 0.25}, Largest: 0},
		{Direction: "right", Impulses: []float64{0, 8}, Share: []float64{0.4, 0.1}, Largest: -1},
	}}
	if err := r.print(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"by N.s 0 8", "0 N.s", "1.00 0.25", "none"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in %s", want, &out)
		}
	}
}
