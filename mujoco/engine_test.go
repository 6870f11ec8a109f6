package mujoco

import (
	"errors"
	"math"
	"os"
	"strings"
	"sync"
	"testing"
)

func humanoid(t testing.TB) *Data {
	t.Helper()
	text, err := os.ReadFile("../assets/body/humanoid.xml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := open(t).Load(string(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	d, err := m.NewData()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestErrorsOfTheEngineAreSurvived(t *testing.T) {
	d := humanoid(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 500 {
				var e *Error
				if err := d.Model.lib.fail("on purpose"); !errors.As(err, &e) || e.Message != "on purpose" {
					t.Errorf("got %v", err)
					return
				}
			}
		})
	}
	wg.Wait()
	for range 100 {
		if err := d.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if d.Time() < 0.2999 {
		t.Errorf("time stands at %v s", d.Time())
	}
}

func TestDivergenceIsAnError(t *testing.T) {
	for _, c := range []struct {
		array string
		value float64
		want  Warning
	}{
		{"qpos", 1e300, Warning{BadPosition, 4}},
		{"qvel", math.Inf(1), Warning{BadVelocity, 4}},
		{"xfrc_applied", math.NaN(), Warning{BadAcceleration, 0}},
		{"ctrl", math.NaN(), Warning{BadControl, 4}},
	} {
		d := humanoid(t)
		// For a force, index 10 of xfrc_applied is a torque on the torso.
		i := 4
		if c.array == "xfrc_applied" {
			i = 10
		}
		d.Float64s(c.array)[i] = c.value
		var w *Warning
		if err := d.Step(); !errors.As(err, &w) || *w != c.want {
			t.Errorf("%s = %v: %v, wanted %v", c.array, c.value, err, &c.want)
		}
		if err := d.Reset(); err != nil {
			t.Fatal(err)
		}
		if err := d.Step(); err != nil {
			t.Errorf("after a reset: %v", err)
		}
	}
}

var malformed = map[string]string{
	"not xml <": "XML",
	"<mujoco><worldbody><body><geom typ='x'/></body></worldbody></mujoco>":       "typ",
	"<mujoco><worldbody><body><joint type='hinge'/></body></worldbody></mujoco>": "mass",
	"<mujoco><asset><mesh file='none.stl'/></asset></mujoco>":                    "none.stl",
	"<mujoco><worldbody><geom size='-1'/></worldbody></mujoco>":                  "size",
	"<mujoco><actuator><motor joint='nobody'/></actuator></mujoco>":              "nobody",
}

func TestMalformedModels(t *testing.T) {
	l := open(t)
	for text, word := range malformed {
		m, err := l.Load(text)
		switch {
		case err == nil:
			m.Close()
			t.Errorf("%s compiles", text)
		case !strings.Contains(err.Error(), word) || strings.Contains(err.Error(), "\n"):
			t.Errorf("%s: %q does not name %q on one line", text, err, word)
		}
	}
}

// FuzzLoad: whatever the text, Load returns.
func FuzzLoad(f *testing.F) {
	l := open(f)
	for text := range malformed {
		f.Add(text)
	}
	f.Add(selfTestModel)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || strings.ContainsAny(text, "&") {
			return // long texts and XML entities only make large models
		}
		m, err := l.Load(text)
		if err != nil {
			return
		}
		defer m.Close()
		if m.Positions > 1000 || m.Geoms > 1000 {
			return
		}
		d, err := m.NewData()
		if err != nil {
			return
		}
		defer d.Close()
		_ = d.Step() // an error is as good as a step
	})
}

func TestUnknownNames(t *testing.T) {
	m := humanoid(t).Model
	if _, err := m.ID(BodyObject, "tail"); err == nil || !strings.Contains(err.Error(), `"tail"`) {
		t.Errorf("body that is not there: %v", err)
	}
	if id, err := m.ID(BodyObject, "torso"); err != nil || m.Name(BodyObject, id) != "torso" {
		t.Errorf("torso is %d, %v", id, err)
	}
	defer func() {
		if recover() == nil {
			t.Error("an array that is not in the table was read")
		}
	}()
	m.Float64s("body_tail")
}

func BenchmarkStep(b *testing.B) {
	d := humanoid(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%200 == 0 {
			_ = d.Reset()
		}
		_ = d.Step()
	}
}

func BenchmarkScene(b *testing.B) {
	d := humanoid(b)
	s, err := d.NewScene()
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	_ = d.Forward()
	b.ReportAllocs()
	for b.Loop() {
		_ = s.Update()
		for i := range s.Len() {
			_ = s.Geom(i)
		}
	}
}

func BenchmarkSelfTest(b *testing.B) {
	l := open(b)
	for b.Loop() {
		if err := l.selfTest(); err != nil {
			b.Fatal(err)
		}
	}
}
