package motor

import (
	"math"
	"testing"
)

// turned is the orientation after a turn about an axis (x forward, y left, z
// up), right-handed.
func turned(angle, x, y, z float64) *Senses {
	s := math.Sin(angle / 2)
	return &Senses{Quat: [4]float64{math.Cos(angle / 2), s * x, s * y, s * z}}
}

// up is the torso's own z axis in the world: where the head is.
func (s *Senses) up() [3]float64 {
	w, x, y, z := s.Quat[0], s.Quat[1], s.Quat[2], s.Quat[3]
	return [3]float64{2 * (x*z + w*y), 2 * (y*z - w*x), 1 - 2*(x*x+y*y)}
}

func TestTiltSigns(t *testing.T) {
	for _, c := range []struct {
		name              string
		s                 *Senses
		pitch, roll, tilt float64
		head              [3]float64 // signs of where the head goes
	}{
		{"upright", turned(0, 1, 0, 0), 0, 0, 0, [3]float64{0, 0, 1}},
		{"tips forward", turned(0.3, 0, 1, 0), 0.3, 0, 0.3, [3]float64{1, 0, 1}},
		{"tips backward", turned(-0.3, 0, 1, 0), -0.3, 0, 0.3, [3]float64{-1, 0, 1}},
		{"tips to the right", turned(0.3, 1, 0, 0), 0, 0.3, 0.3, [3]float64{0, -1, 1}},
		{"tips to the left", turned(-0.3, 1, 0, 0), 0, -0.3, 0.3, [3]float64{0, 1, 1}},
		{"turns on the spot", turned(1, 0, 0, 1), 0, 0, 0, [3]float64{0, 0, 1}},
		{"faces left and tips forward", &Senses{Quat: [4]float64{
			math.Cos(math.Pi/4) * math.Cos(0.15), -math.Sin(math.Pi/4) * math.Sin(0.15),
			math.Cos(math.Pi/4) * math.Sin(0.15), math.Sin(math.Pi/4) * math.Cos(0.15),
		}}, 0.3, 0, 0.3, [3]float64{0, 1, 1}},
		{"faces left and tips to its right", &Senses{Quat: [4]float64{
			math.Cos(math.Pi/4) * math.Cos(0.15), math.Cos(math.Pi/4) * math.Sin(0.15),
			math.Sin(math.Pi/4) * math.Sin(0.15), math.Sin(math.Pi/4) * math.Cos(0.15),
		}}, 0, 0.3, 0.3, [3]float64{1, 0, 1}},
		{"lies on its face", turned(math.Pi/2, 0, 1, 0), math.Pi / 2, 0, math.Pi / 2, [3]float64{1, 0, 0}},
		{"stands on its head", turned(math.Pi, 1, 0, 0), 0, math.Pi, math.Pi, [3]float64{0, 0, -1}},
	} {
		if p, r, a := c.s.Pitch(), c.s.Roll(), c.s.Tilt(); math.Abs(p-c.pitch) > 1e-7 || math.Abs(r-c.roll) > 1e-7 || math.Abs(a-c.tilt) > 1e-7 {
			t.Errorf("%s: pitch %v, roll %v, tilt %v; want %v, %v, %v", c.name, p, r, a, c.pitch, c.roll, c.tilt)
		}
		for i, x := range c.s.up() {
			if math.Abs(x) < 1e-9 && c.head[i] != 0 || math.Abs(x) > 1e-9 && x*c.head[i] <= 0 {
				t.Errorf("%s: the head points to %v", c.name, c.s.up())
			}
		}
	}
}

// MuJoCo's quaternion may be off unit length by rounding; nothing becomes NaN.
func TestTiltOfAnInexactQuaternion(t *testing.T) {
	s := &Senses{Quat: [4]float64{0.7072, 0, 0.7072, 0}}
	if p := s.Pitch(); math.Abs(p-math.Pi/2) > 1e-9 {
		t.Errorf("pitch %v", p)
	}
	s.Quat = [4]float64{0, 1.0001, 0, 0}
	if a := s.Tilt(); math.Abs(a-math.Pi) > 1e-9 {
		t.Errorf("tilt %v", a)
	}
}

func TestRatesAreOfTheBodyFrame(t *testing.T) {
	s := &Senses{AngVel: [3]float64{1, 2, 3}}
	if s.RollRate() != 1 || s.PitchRate() != 2 {
		t.Errorf("roll rate %v, pitch rate %v", s.RollRate(), s.PitchRate())
	}
}

func TestSumAddsClipsAndRoundsOnce(t *testing.T) {
	terms := [][]float64{
		{0.1, 0.3, -0.3, 0, 1e9, 0.1},
		{0.2, 0.3, -0.3, 0, -1e9, 1e-9},
	}
	ctrl := []float32{9, 9, 9, 9, 9, 9}
	Sum(ctrl, terms, 0.4)
	tenth, fifth, tiny := 0.1, 0.2, 1e-9
	for j, want := range []float32{float32(tenth + fifth), 0.4, -0.4, 0, 0, float32(tenth + tiny)} {
		if ctrl[j] != want {
			t.Errorf("actuator %d: %v, want %v", j, ctrl[j], want)
		}
	}
	Sum(ctrl, nil, 0.4)
	for j, u := range ctrl {
		if u != 0 {
			t.Errorf("actuator %d without any term: %v", j, u)
		}
	}
	// The body must see what is no number, to stop with an error.
	Sum(ctrl, [][]float64{{math.NaN(), math.Inf(1), 0, 0, 0, 0}}, 0.4)
	if !math.IsNaN(float64(ctrl[0])) || ctrl[1] != 0.4 {
		t.Errorf("%v", ctrl)
	}
}

func TestNamesOfSidesAndFamilies(t *testing.T) {
	if Left.Other() != Right || Right.Other() != Left || Left.String() != "left" || Right.String() != "right" {
		t.Error("sides are mixed up")
	}
	names := map[string]bool{}
	for f := Protective; f <= External; f++ {
		names[f.String()] = true
	}
	if len(names) != 7 {
		t.Errorf("families: %v", names)
	}
}

func BenchmarkSum(b *testing.B) {
	terms := make([][]float64, 11)
	for i := range terms {
		terms[i] = make([]float64, HumanoidActuators)
	}
	ctrl := make([]float32, HumanoidActuators)
	b.ReportAllocs()
	for b.Loop() {
		Sum(ctrl, terms, 0.4)
	}
}
