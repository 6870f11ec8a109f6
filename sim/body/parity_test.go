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

func TestRandomNumbersAreNumpys(t *testing.T) {
	// numpy.random.default_rng(seed): bit_generator.random_raw(3), uniform(-0.01, 0.01, 3).
	for _, c := range []struct {
		seed    uint64
		raw     [3]uint64
		uniform [3]float64
	}{
		{0, [3]uint64{0xa30febcfd9c2825f, 0x4510bdf882d9d721, 0xa7d3da94ecde8b8}, [3]float64{0x1.67096eb6ca570p-9, -0x1.2dbec2b5b3f6cp-8, -0x1.2cd3dd06e4575p-7}},
		{7, [3]uint64{0xa00641a9f1e54a8b, 0xe5afcdbcaf266a95, 0xc693565f940af962}, [3]float64{0x1.47ee25848e4a8p-9, 0x1.04516ad8ca9fdp-7, 0x1.6958c478b88a2p-8}},
		{1<<32 - 1, [3]uint64{0x407f5fa930d8fd9f, 0x3814b22eb9684802, 0x498b7dcee8d8dc95}, [3]float64{-0x1.4521ed419542cp-8, -0x1.7039e05873acap-8, -0x1.16cf6761be392p-8}},
		{1 << 32, [3]uint64{0xe3c5ebe285ac1625, 0x8ea09968fe31dbcc, 0xcd084ff84d8de9be}, [3]float64{0x1.fed6a3401d0aap-8, 0x1.2b91648f37300p-10, 0x1.8a67ffd897516p-8}},
		{0x123456789abcdef0, [3]uint64{0x34455331ba6e7cbe, 0x5f9d240f0ffe035d, 0x80554d3d68b36e2b}, [3]float64{-0x1.83bbc6af78abbp-8, -0x1.4ba265cc290a4p-9, 0x1.b4beab0dd4000p-16}},
		{1<<64 - 1, [3]uint64{0xae163a7a8c47568f, 0xd86659f5f3382359, 0x1e52b195bc2d24a}, [3]float64{0x1.d7eddbf121928p-9, 0x1.c49b6632f1c32p-8, -0x1.42d40c8be1e45p-7}},
	} {
		raw, uniform := newPCG64(c.seed), newPCG64(c.seed)
		for i := range 3 {
			if got := raw.uint64(); got != c.raw[i] {
				t.Errorf("seed %d, draw %d: %#x instead of %#x", c.seed, i, got, c.raw[i])
			}
			if got := uniform.uniform(-0.01, 0.01); got != c.uniform[i] {
				t.Errorf("seed %d, uniform %d: %v instead of %v", c.seed, i, got, c.uniform[i])
			}
		}
	}
}
