package body

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"testing"
)

func newBody(t testing.TB) *Body {
	t.Helper()
	b, err := New("humanoid-v5")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

// TestLifeIsGymnasiums replays 300 ticks of random actions recorded from
// Gymnasium 1.4.0 on MuJoCo 3.17.0 (seed 7) and allows no bit of difference.
func TestLifeIsGymnasiums(t *testing.T) {
	actions, observations := mustReadNPY(t, "humanoid-v5-actions.npy"), mustReadNPY(t, "humanoid-v5-obs.npy")
	rewards, healthy := mustReadNPY(t, "humanoid-v5-rewards.npy"), mustReadNPY(t, "humanoid-v5-healthy.npy")
	b := newBody(t)
	b.Reset(7)
	ctrl := make([]float32, len(b.Actuators()))
	observation, values, wrong := []float64{}, 0, 0
	for tick := range observations.shape[0] {
		observation = b.Observation(observation[:0])
		want := observations.row(tick)
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
		if wrong > 10 || tick == actions.shape[0] {
			break
		}
		for i, u := range actions.row(tick) {
			ctrl[i] = float32(u)
		}
		if err := b.Step(ctrl, nil); err != nil {
			t.Fatal(err)
		}
		if got, want := b.Reward().Total(), rewards.values[tick]; got != want {
			t.Errorf("tick %d: reward %v, Gymnasium has %v", tick, got, want)
		}
		if got, want := b.Healthy(), healthy.values[tick] == 1; got != want {
			t.Errorf("tick %d: healthy %v, Gymnasium has %v", tick, got, want)
		}
	}
	if want := 301 * 348; values != want {
		t.Errorf("compared %d values, not %d", values, want)
	}
}

// TestBodyIsGymnasiums holds the compiled arrays of our MJCF against those of
// Gymnasium's (testdata/arrays.py).
func TestBodyIsGymnasiums(t *testing.T) {
	text, err := os.ReadFile("testdata/humanoid-v5-arrays.json")
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]json.RawMessage
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	m := newBody(t).model
	got := map[string]any{"timestep": m.Timestep()}
	integrator, solver, iterations := m.Solver()
	got["solver"] = []int{integrator, solver, iterations}
	for _, name := range []string{"body_parentid", "body_jntnum", "body_jntadr", "jnt_qposadr", "jnt_dofadr",
		"geom_type", "geom_condim", "geom_bodyid", "actuator_trnid"} {
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
			t.Errorf("%s is %v, Gymnasium's is %v", name, got[name], expected.Elem())
		}
	}
	if len(want) < 31 {
		t.Errorf("only %d arrays compared", len(want))
	}
}

// TestLimpBodyFallsAsPublished: without any torque Gymnasium's humanoid lives
// 40 or 41 ticks, 804 in all over the seeds 0 to 19.
func TestLimpBodyFallsAsPublished(t *testing.T) {
	b, limp, total := newBody(t), make([]float32, 17), 0
	for seed := range uint64(20) {
		b.Reset(seed)
		ticks := 0
		for alive := true; alive; ticks++ {
			if err := b.Step(limp, nil); err != nil {
				t.Fatal(err)
			}
			alive = b.Healthy()
		}
		if ticks != 40 && ticks != 41 {
			t.Errorf("seed %d: %d ticks", seed, ticks)
		}
		total += ticks
	}
	if total != 804 {
		t.Errorf("%d ticks in all", total)
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
