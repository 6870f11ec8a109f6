package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
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
	} {
		code, _, stderr := invoke(append([]string{"survive"}, c.args...)...)
		checkRefused(t, strings.Join(c.args, " "), code, exitUsage, stderr, c.want)
	}
}
