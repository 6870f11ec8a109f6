package specimen

import (
	"math"

	"encephagen/sim/frame"
)

// limb is a shape from a to b, m, in a body that stands upright at the origin.
type limb struct {
	name, body string
	a, b       [3]float64
	radius     float32
	actuators  []int   // by their order in actuators
	swing      float64 // how far it swings with the step, m at its far end
}

var limbs = []limb{
	{"chest", "torso", [3]float64{0, -.07, 1.29}, [3]float64{0, .07, 1.29}, .07, nil, 0},
	{"head", "torso", [3]float64{0, 0, 1.48}, [3]float64{0, 0, 1.48}, .09, nil, 0},
	{"upper waist", "torso", [3]float64{-.01, -.06, 1.17}, [3]float64{-.01, .06, 1.17}, .06, nil, 0},
	{"lower waist", "lower waist", [3]float64{-.01, -.06, 1.03}, [3]float64{-.01, .06, 1.03}, .06, []int{0, 1}, 0},
	{"pelvis", "pelvis", [3]float64{-.03, -.07, .865}, [3]float64{-.03, .07, .865}, .09, []int{2}, 0},
	{"right thigh", "right thigh", [3]float64{-.01, -.1, .825}, [3]float64{-.01, -.09, .485}, .06, []int{3, 5, 4}, .06},
	{"right shin", "right shin", [3]float64{-.01, -.09, .42}, [3]float64{-.01, -.09, .12}, .049, []int{6}, .12},
	{"right foot", "right foot", [3]float64{-.01, -.09, .075}, [3]float64{-.01, -.09, .075}, .075, nil, .12},
	{"left thigh", "left thigh", [3]float64{-.01, .1, .825}, [3]float64{-.01, .09, .485}, .06, []int{7, 9, 8}, -.06},
	{"left shin", "left shin", [3]float64{-.01, .09, .42}, [3]float64{-.01, .09, .12}, .049, []int{10}, -.12},
	{"left foot", "left foot", [3]float64{-.01, .09, .075}, [3]float64{-.01, .09, .075}, .075, nil, -.12},
	{"right upper arm", "right upper arm", [3]float64{0, -.17, 1.35}, [3]float64{.16, -.33, 1.19}, .04, []int{11, 12}, 0},
	{"right forearm", "right forearm", [3]float64{.19, -.34, 1.18}, [3]float64{.35, -.18, 1.34}, .031, []int{13}, 0},
	{"right hand", "right forearm", [3]float64{.36, -.17, 1.35}, [3]float64{.36, -.17, 1.35}, .04, nil, 0},
	{"left upper arm", "left upper arm", [3]float64{0, .17, 1.35}, [3]float64{.16, .33, 1.19}, .04, []int{14, 15}, 0},
	{"left forearm", "left forearm", [3]float64{.19, .34, 1.18}, [3]float64{.35, .18, 1.34}, .031, []int{16}, 0},
	{"left hand", "left forearm", [3]float64{.36, .17, 1.35}, [3]float64{.36, .17, 1.35}, .04, nil, 0},
}

func geoms() []frame.Geom {
	out := []frame.Geom{{Name: "floor", Body: "world", Type: frame.Plane, Size: [3]float32{20, 20, .125}, Color: [4]float32{.14, .16, .19, 1}}}
	for _, l := range limbs {
		g := frame.Geom{Name: l.name, Body: l.body, Type: frame.Capsule, Color: [4]float32{.83, .75, .68, 1}, Actuators: l.actuators}
		half := float32(length(l.a, l.b) / 2)
		g.Size = [3]float32{l.radius, l.radius, half}
		if half == 0 {
			g.Type, g.Size[2] = frame.Sphere, l.radius
		}
		out = append(out, g)
	}
	return out
}

func length(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

// stand fills the poses at time t s: the body drifts forward and sways.
func (n *Newborn) stand(t float64) {
	n.poses[0] = frame.Pose{Mat: [9]float32{1, 0, 0, 0, 1, 0, 0, 0, 1}}
	forward, side := 0.15*t, 0.03*math.Sin(1.7*t)
	step := math.Sin(2 * math.Pi * t / 1.077)
	for i, l := range limbs {
		b := l.b
		b[0] += l.swing * step
		a := l.a
		if l.body != "right thigh" && l.body != "left thigh" {
			a[0] += l.swing * step
		}
		p := &n.poses[i+1]
		for k := range 3 {
			p.Pos[k] = float32((a[k] + b[k]) / 2)
		}
		p.Pos[0] += float32(forward)
		p.Pos[1] += float32(side * l.a[2])
		p.Mat = along(a, b)
	}
}

// along turns the z axis from a to b.
func along(a, b [3]float64) [9]float32 {
	d := length(a, b)
	if d == 0 {
		return [9]float32{1, 0, 0, 0, 1, 0, 0, 0, 1}
	}
	z := [3]float64{(b[0] - a[0]) / d, (b[1] - a[1]) / d, (b[2] - a[2]) / d}
	h := [3]float64{1, 0, 0}
	if math.Abs(z[0]) > 0.9 {
		h = [3]float64{0, 1, 0}
	}
	x := cross(h, z)
	k := math.Sqrt(x[0]*x[0] + x[1]*x[1] + x[2]*x[2])
	for i := range x {
		x[i] /= k
	}
	y := cross(z, x)
	return [9]float32{
		float32(x[0]), float32(y[0]), float32(z[0]),
		float32(x[1]), float32(y[1]), float32(z[1]),
		float32(x[2]), float32(y[2]), float32(z[2]),
	}
}

func cross(a, b [3]float64) [3]float64 {
	return [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}
