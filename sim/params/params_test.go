package params

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// example has every kind of parameter, nested twice.
type example struct {
	Speed  float64 `min:"0.1" max:"4" step:"0.1" default:"1" origin:"assumed" doc:"target speed"`
	Reflex struct {
		Righting struct {
			PitchGain float64 `name:"pitch" unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"3" origin:"fitted" doc:"torque per tilt"`
			RollGain  float64 `unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"2" origin:"fitted" doc:"torque per tilt"`
		}
		On bool `default:"true" origin:"hard-wired" doc:"whether reflexes act"`
	}
	V0d struct {
		Cells  int     `min:"1" max:"10" step:"1" default:"3" origin:"assumed" doc:"number of cells" when:"start"`
		MNRate float64 `unit:"Hz" min:"0" max:"1e9" step:"1" default:"54" origin:"measured" doc:"rate"`
	}
	hidden int
}

func newExample() (*example, []Field) {
	e := &example{}
	Defaults(e)
	return e, Fields(e)
}

func TestFieldsAreReadFromTags(t *testing.T) {
	e, fields := newExample()
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	want := []string{"speed", "reflex.righting.pitch_gain", "reflex.righting.roll_gain", "reflex.on", "v0d.cells", "v0d.mn_rate"}
	if d := cmp.Diff(want, keys); d != "" {
		t.Error(d)
	}
	f := fields[1]
	if f.Name != "pitch" || f.Unit != "1/rad" || f.Doc != "torque per tilt" || f.Origin != "fitted" ||
		f.Min != -10 || f.Max != 10 || f.Step != 0.1 || f.Default != 3 || !f.Live || f.Kind != Float {
		t.Errorf("%+v", f)
	}
	if fields[2].Name != "roll gain" {
		t.Errorf("name without a tag: %q", fields[2].Name)
	}
	if fields[3].Kind != Bool || fields[3].Max != 1 || fields[4].Kind != Int || fields[4].Live {
		t.Errorf("%+v %+v", fields[3], fields[4])
	}
	if e.Speed != 1 || !e.Reflex.On || e.V0d.Cells != 3 || e.V0d.MNRate != 54 || e.hidden != 0 {
		t.Errorf("defaults: %+v", e)
	}
}

func TestSetChecksAndMarks(t *testing.T) {
	e, fields := newExample()
	pitch, on, cells := &fields[1], &fields[3], &fields[4]
	for _, c := range []struct {
		f    *Field
		v    float64
		want string // in the error; none if it is to be taken
	}{
		{pitch, 7.25, ""},
		{pitch, -10, ""},
		{pitch, 10.001, "reflex.righting.pitch_gain: 10.001 is outside -10 to 10 1/rad"},
		{pitch, math.NaN(), "NaN is outside -10 to 10"},
		{pitch, math.Inf(1), "+Inf is outside"},
		{on, 0, ""},
		{on, 0.5, "reflex.on: 0.5 is not a whole number, allowed are false (0) and true (1)"},
		{on, 2, "reflex.on: 2 is outside false (0) and true (1)"},
		{cells, 4, ""},
		{cells, 4.5, "v0d.cells: 4.5 is not a whole number, allowed are 1 to 10"},
	} {
		before := c.f.Value()
		err := c.f.Set(c.v)
		switch {
		case c.want == "" && (err != nil || c.f.Value() != c.v):
			t.Errorf("%s = %v: %v, value %v", c.f.Key, c.v, err, c.f.Value())
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s = %v: error %v, want %q", c.f.Key, c.v, err, c.want)
		case c.want != "" && c.f.Value() != before:
			t.Errorf("%s = %v: refused but changed", c.f.Key, c.v)
		}
	}
	if e.Reflex.Righting.PitchGain != -10 || e.Reflex.On || e.V0d.Cells != 4 {
		t.Errorf("struct not written: %+v", e)
	}
	if !pitch.Changed() || fields[0].Changed() {
		t.Error("changed mark is wrong")
	}
}

func TestSetText(t *testing.T) {
	e, fields := newExample()
	for _, text := range []string{"reflex.righting.pitch_gain=1e-3", " speed = 2 ", "reflex.on=false", "v0d.cells=+5"} {
		if err := SetText(fields, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	if e.Reflex.Righting.PitchGain != 1e-3 || e.Speed != 2 || e.Reflex.On || e.V0d.Cells != 5 {
		t.Errorf("%+v", e)
	}
	if err := SetText(fields, "reflex.on=1"); err != nil || !e.Reflex.On {
		t.Errorf("switch by number: %v", err)
	}
	for text, want := range map[string]string{
		"speed":                         `"speed" is not of the form key=value`,
		"sped=1":                        `unknown parameter "sped"; did you mean speed?`,
		"pitch_gain=1":                  "did you mean reflex.righting.pitch_gain",
		"reflex.righting.picth_gain=1":  "did you mean reflex.righting.pitch_gain",
		"cortex.g=1":                    `unknown parameter "cortex.g"; keys begin with speed, reflex, v0d`,
		"=1":                            `unknown parameter ""; keys begin with`,
		"speed=":                        `speed: "" is not a value, allowed are 0.1 to 4`,
		"speed=fast":                    `speed: "fast" is not a value, allowed are 0.1 to 4`,
		"speed=true":                    `speed: "true" is not a value`,
		"speed=1e999":                   "speed: +Inf is outside 0.1 to 4",
		"reflex.on=maybe":               `reflex.on: "maybe" is not a value, allowed are false (0) and true (1)`,
		strings.Repeat("x", 5000) + "=": `xxx"...`,
	} {
		if err := SetText(fields, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: error %v, want %q", text, err, want)
		}
	}
}

func TestTOMLRoundTrip(t *testing.T) {
	e, fields := newExample()
	e.Speed, e.V0d.MNRate, e.Reflex.On, e.V0d.Cells = 1.0/3, 1e9, false, 7
	var all, changed bytes.Buffer
	if err := SaveTOML(&all, fields, false); err != nil {
		t.Fatal(err)
	}
	if err := SaveTOML(&changed, fields, true); err != nil {
		t.Fatal(err)
	}
	want := "speed = 0.3333333333333333\nreflex.on = false\nv0d.cells = 7\nv0d.mn_rate = 1e+09 # Hz\n"
	if d := cmp.Diff(want, changed.String()); d != "" {
		t.Error(d)
	}
	for _, file := range []string{all.String(), changed.String()} {
		got, to := newExample()
		if err := LoadTOML(to, strings.NewReader(file), "preset.toml"); err != nil {
			t.Fatal(err)
		}
		if *got != *e {
			t.Errorf("%+v, want %+v", got, e)
		}
	}
}

func TestLoadTOMLAcceptsTables(t *testing.T) {
	e, fields := newExample()
	file := "speed = 2\n[reflex]\non = false\n[reflex.righting]\npitch_gain = 4\n"
	if err := LoadTOML(fields, strings.NewReader(file), "p.toml"); err != nil {
		t.Fatal(err)
	}
	if e.Speed != 2 || e.Reflex.On || e.Reflex.Righting.PitchGain != 4 {
		t.Errorf("%+v", e)
	}
}

func TestLoadTOMLRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"speed = ":                              "p.toml: line 1: ",
		"speed = 1\nspeed = 2":                  "p.toml: line 2: ",
		"speed = " + strings.Repeat("a", 5000):  "aaa...",
		"speed = 9":                             "p.toml: speed: 9 is outside 0.1 to 4",
		"speed = nan":                           "p.toml: speed: NaN is outside",
		"speed = \"fast\"":                      `p.toml: speed: "fast" is not a value`,
		"speed = true":                          "p.toml: speed: true is not a number",
		"speed = [1]":                           "p.toml: speed: \"[1]\" is not a value",
		"speed.x = 1":                           `p.toml: unknown parameter "speed`,
		"reflex = 1":                            `p.toml: unknown parameter "reflex"`,
		"[reflexes]\n":                          `p.toml: unknown parameter "reflexes"`,
		"[[reflex]]\non = true":                 `p.toml: unknown parameter "reflex"`,
		"v0d.cells = 2.5":                       "p.toml: v0d.cells: 2.5 is not a whole number",
		"v0d.mn_rat = 1":                        "did you mean v0d.mn_rate",
		strings.Repeat("# padding\n", 1<<17):    "larger than",
		"reflex.on = false\nspeed = 1979-05-27": "is not a value",
	} {
		e, fields := newExample()
		before := *e
		err := LoadTOML(fields, strings.NewReader(file), "p.toml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: error %v, want %q", file, err, want)
		}
		if *e != before {
			t.Errorf("%.40q: refused but changed", file)
		}
	}
}

func TestMalformedTagsPanic(t *testing.T) {
	for name, root := range map[string]any{
		"no pointer": struct{}{},
		"nil":        (*example)(nil),
		"no doc": &struct {
			A float64 `min:"0" max:"1" step:"1" default:"0" origin:"fitted"`
		}{},
		"no origin": &struct {
			A float64 `min:"0" max:"1" step:"1" default:"0" doc:"a"`
		}{},
		"strange origin": &struct {
			A float64 `min:"0" max:"1" step:"1" default:"0" doc:"a" origin:"guessed"`
		}{},
		"no max": &struct {
			A float64 `min:"0" step:"1" default:"0" doc:"a" origin:"fitted"`
		}{},
		"empty range": &struct {
			A float64 `min:"1" max:"1" step:"1" default:"1" doc:"a" origin:"fitted"`
		}{},
		"no step": &struct {
			A float64 `min:"0" max:"1" step:"0" default:"0" doc:"a" origin:"fitted"`
		}{},
		"default outside": &struct {
			A float64 `min:"0" max:"1" step:"1" default:"2" doc:"a" origin:"fitted"`
		}{},
		"default not whole": &struct {
			A int `min:"0" max:"1" step:"1" default:"0.5" doc:"a" origin:"fitted"`
		}{},
		"switch of 3": &struct {
			A bool `default:"3" doc:"a" origin:"fitted"`
		}{},
		"text": &struct {
			A string `default:"3" doc:"a" origin:"fitted"`
		}{},
		"strange when": &struct {
			A bool `default:"true" doc:"a" origin:"fitted" when:"later"`
		}{},
	} {
		func() {
			defer func() {
				if r := recover(); r == nil || !strings.HasPrefix(r.(string), "params: ") {
					t.Errorf("%s: recovered %v, want a panic of this package", name, r)
				}
			}()
			Defaults(root)
		}()
	}
}

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{
		"PitchGain": "pitch_gain", "KP": "kp", "V0dDrive": "v0d_drive", "MNRate": "mn_rate",
		"TauMS": "tau_ms", "V1": "v1", "ATNR": "atnr", "V0d": "v0d", "DriveMN": "drive_mn",
	} {
		if got := snake(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// checkOutcome is what holds after any input: parameters in range, unchanged
// if refused, and an error of one printable line.
func checkOutcome(t *testing.T, e, before *example, err error) {
	t.Helper()
	fields := Fields(e)
	for i := range fields {
		if err := fields[i].check(fields[i].Value()); err != nil {
			t.Error(err)
		}
	}
	if err == nil {
		return
	}
	if *e != *before {
		t.Errorf("refused (%v) but changed", err)
	}
	if strings.ContainsFunc(err.Error(), unicode.IsControl) || len(err.Error()) > 1000 {
		t.Errorf("not an error line: %q", err.Error())
	}
}

func FuzzSetText(f *testing.F) {
	for _, s := range []string{"speed=1", "speed=", "=", "reflex.on=true", "v0d.cells=1e400", "sped\n=0x1p3", "speed=-inf"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, fields := newExample()
		before := *e
		checkOutcome(t, e, &before, SetText(fields, text))
	})
}

func FuzzLoadTOML(f *testing.F) {
	for _, s := range []string{
		"speed = 1", "[reflex]\non=true\n[reflex.righting]\npitch_gain=1", "[[reflex]]\non=true", "v0d = {cells = 3}",
		"\"a\nb\" = 1", "speed = '''x\ny'''", "speed = [[1],[2]]", "reflex.righting = []", "'' = 1",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		e, fields := newExample()
		before := *e
		err := LoadTOML(fields, bytes.NewReader(file), "p.toml")
		checkOutcome(t, e, &before, err)
	})
}
