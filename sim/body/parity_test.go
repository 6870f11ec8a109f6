package body

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"testing"

	"encephagen/sim/body/npy"
)

func newBody(t testing.TB) *Body { return newModel(t, "humanoid-v5") }

func newModel(t testing.TB, model string) *Body {
	t.Helper()
	b, err := New(model)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

func recorded[T npy.Element](t *testing.T, name string) *npy.Array[T] {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := npy.Read[T](f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return a
}

// TestLivesAreGymnasiums repeats lives recorded from Gymnasium 1.4.0 on MuJoCo
// 3.17.0 (testdata/lives.py) and allows no bit of difference.
func TestLivesAreGymnasiums(t *testing.T) {
	for _, c := range []struct {
		model, life string
		seed        uint64
		values      int
	}{
		{"humanoid-v5", "humanoid-v5", 7, 301 * 348},
		{"humanoid-v5", "humanoid-v5-beyond", 1<<40 + 2, 61 * 348},
		{"walker2d-v5", "walker2d-v5", 7, 301 * 17},
		{"walker2d-v5", "walker2d-v5-beyond", 1<<40 + 2, 61 * 17},
	} {
		t.Run(c.life, func(t *testing.T) {
			if values := repeatLife(t, c.model, c.life, c.seed); values != c.values {
				t.Errorf("compared %d values, not %d", values, c.values)
			}
		})
	}
}

// repeatLife returns how many values of observation it compared.
func repeatLife(t *testing.T, model, life string, seed uint64) (values int) {
	actions, observations := recorded[float32](t, life+"-actions.npy"), recorded[float64](t, life+"-obs.npy")
	rewards, healthy := recorded[float64](t, life+"-rewards.npy"), recorded[bool](t, life+"-healthy.npy")
	b := newModel(t, model)
	b.Reset(seed)
	observation, wrong := []float64{}, 0
	for tick := range observations.Rows() {
		observation = b.Observation(observation[:0])
		want := observations.Row(tick)
		if len(observation) != len(want) {
			t.Fatalf("%d values instead of %d", len(observation), len(want))
		}
		for i := range want {
			values++
			if math.Float64bits(observation[i]) != math.Float64bits(want[i]) {
				wrong++
				t.Errorf("tick %d, value %d: %v, Gymnasium has %v", tick, i, observation[i], want[i])
			}
		}
		if wrong > 10 || tick == actions.Rows() {
			break
		}
		if err := b.Step(actions.Row(tick), nil); err != nil {
			t.Fatal(err)
		}
		if got, want := b.Reward().Total(), rewards.Values[tick]; got != want {
			t.Errorf("tick %d: reward %v, Gymnasium has %v", tick, got, want)
		}
		if got, want := b.Healthy(), healthy.Values[tick]; got != want {
			t.Errorf("tick %d: healthy %v, Gymnasium has %v", tick, got, want)
		}
	}
	return values
}

// TestBodiesAreGymnasiums holds the compiled arrays of our MJCF against those of
// Gymnasium's (testdata/arrays.py).
func TestBodiesAreGymnasiums(t *testing.T) {
	for _, model := range Models() {
		text, err := os.ReadFile("testdata/" + model + "-arrays.json")
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if len(want) != 43 {
			t.Errorf("%s: %d arrays instead of 43", model, len(want))
		}
		m := newModel(t, model).model
		integrator, solver, iterations := m.Solver()
		got := map[string]any{"timestep": m.Timestep(), "solver": []int{integrator, solver, iterations}, "jnt_limited": m.Bools("jnt_limited")}
		for _, name := range []string{"body_parentid", "body_jntnum", "body_jntadr", "jnt_type", "jnt_qposadr", "jnt_dofadr",
			"geom_type", "geom_contype", "geom_conaffinity", "geom_condim", "geom_bodyid", "actuator_trnid"} {
			got[name] = m.Int32s(name)
		}
		for name, text := range want {
			if got[name] == nil {
				got[name] = m.Float64s(name)
			}
			expected := reflect.New(reflect.TypeOf(got[name]))
			if err := json.Unmarshal(text, expected.Interface()); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if !reflect.DeepEqual(got[name], expected.Elem().Interface()) {
				t.Errorf("%s: %s is %v, Gymnasium's is %v", model, name, got[name], expected.Elem())
			}
		}
	}
}

// TestLimpBodiesFallAsPublished: without any torque Gymnasium's humanoid lives
// 40 or 41 ticks, 804 in all over the seeds 0 to 19, its walker 103 to 182, 2317
// in all.
func TestLimpBodiesFallAsPublished(t *testing.T) {
	for _, c := range []struct {
		model              string
		least, most, total int
	}{{"humanoid-v5", 40, 41, 804}, {"walker2d-v5", 103, 182, 2317}} {
		b, total := newModel(t, c.model), 0
		limp := make([]float32, len(b.Actuators()))
		for seed := range uint64(20) {
			b.Reset(seed)
			ticks := 0
			for alive := true; alive; ticks++ {
				if err := b.Step(limp, nil); err != nil {
					t.Fatal(err)
				}
				alive = b.Healthy()
			}
			if ticks < c.least || ticks > c.most {
				t.Errorf("%s, seed %d: %d ticks", c.model, seed, ticks)
			}
			total += ticks
		}
		if total != c.total {
			t.Errorf("%s: %d ticks in all, not %d", c.model, total, c.total)
		}
	}
}
