package body

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"encephagen/sim/frame"
)

func posed(t *testing.T, f *fixture, pose string) ([]capsule, []placed) {
	t.Helper()
	shapes, err := capsules(f.Geoms)
	if err != nil {
		t.Fatal(err)
	}
	at := make([]placed, len(shapes))
	for i, s := range shapes {
		at[i] = between(&f.Poses[pose][s.geom], &f.Poses[pose][s.geom], 0)
	}
	return shapes, at
}

// The anatomy comes out of the distances, whichever pose is seen first.
func TestJoinsAreTheAnatomy(t *testing.T) {
	f := load(t)
	want := []string{
		"head on chest by a link", "upper waist on chest by a patch", "lower waist on upper waist by a patch, a joint",
		"pelvis on lower waist by a patch, a joint", "right thigh on pelvis, a joint", "right shin on right thigh, a joint",
		"right foot on right shin, a joint", "left thigh on pelvis, a joint", "left shin on left thigh, a joint",
		"left foot on left shin, a joint", "right upper arm on chest by a link, a joint",
		"right forearm on right upper arm, a joint", "right hand on right forearm",
		"left upper arm on chest by a link, a joint", "left forearm on left upper arm, a joint", "left hand on left forearm",
	}
	slices.Sort(want)
	for _, pose := range []string{"standing", "stepping", "moro", "lying"} {
		shapes, at := posed(t, f, pose)
		var got []string
		for _, j := range findJoins(shapes, f.Geoms, at) {
			s := f.Geoms[shapes[j.child].geom].Name + " on " + f.Geoms[shapes[j.parent].geom].Name
			s += [...]string{"", " by a link", " by a patch"}[j.bridge]
			if j.joint {
				s += ", a joint"
			}
			got = append(got, s)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", pose, diff)
		}
	}
}

// Legs that stand in the same place do not hang on one another.
func TestJoinsOfLegsThatCoincide(t *testing.T) {
	geoms := []frame.Geom{
		{Name: "trunk", Body: "torso"},
		{Name: "right thigh", Body: "right thigh", Parent: "torso"}, {Name: "right shin", Body: "right shin", Parent: "right thigh"},
		{Name: "left thigh", Body: "left thigh", Parent: "torso"}, {Name: "left shin", Body: "left shin", Parent: "left thigh"},
	}
	upright := [9]float32{1, 0, 0, 0, 1, 0, 0, 0, 1}
	heights := [...]float32{1.25, 0.85, 0.35, 0.85, 0.35}
	poses := make([]frame.Pose, len(geoms))
	for i := range geoms {
		geoms[i].Type, geoms[i].Size = frame.Capsule, [3]float32{0.05, 0.05, 0.2}
		poses[i] = frame.Pose{Pos: [3]float32{0, 0, heights[i]}, Mat: upright}
	}
	shapes, at := posed(t, &fixture{Geoms: geoms, Poses: map[string][]frame.Pose{"upright": poses}}, "upright")
	var got []string
	for _, j := range findJoins(shapes, geoms, at) {
		got = append(got, geoms[shapes[j.child].geom].Name+" on "+geoms[shapes[j.parent].geom].Name)
	}
	slices.Sort(got)
	want := []string{"left shin on left thigh", "left thigh on trunk", "right shin on right thigh", "right thigh on trunk"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Skin may flow between a thigh and the pelvis, never between two thighs or a
// hand and what it happens to touch.
func TestOnlyNeighboursFlowTogether(t *testing.T) {
	f := load(t)
	shapes, at := posed(t, f, "standing")
	near := neighbours(shapes, findJoins(shapes, f.Geoms, at))
	index := func(name string) int {
		return slices.IndexFunc(shapes, func(c capsule) bool { return f.Geoms[c.geom].Name == name })
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"left thigh", "pelvis", true}, {"left thigh", "right thigh", false}, {"left hand", "left forearm", true},
		{"left hand", "left thigh", false}, {"head", "chest", true}, {"head", "left upper arm", false},
	} {
		a, b := index(c.a), index(c.b)
		if got := near[a]>>b&1 == 1; got != c.want || near[b]>>a&1 == 1 != c.want {
			t.Errorf("%s and %s flow together: %v", c.a, c.b, got)
		}
	}
	if len(near) != 17+3+3 {
		t.Errorf("%d parts, want 17 shapes, 3 links, 3 patches", len(near))
	}
}

func TestClosestPointsOfSegments(t *testing.T) {
	// Against a fine search, over the pairs of the humanoid's shapes.
	shapes, at := posed(t, load(t), "moro")
	for i := range shapes {
		for j := range i {
			_, _, got := closest(&shapes[i], &at[i], &shapes[j], &at[j])
			want := float32(1e9)
			const n = 60
			for a := range n + 1 {
				for b := range n + 1 {
					p, q := shapes[i].at(&at[i], 2*float32(a)/n-1), shapes[j].at(&at[j], 2*float32(b)/n-1)
					want = min(want, p.Sub(q).Len())
				}
			}
			if got > want+1e-5 || got < want-0.01 {
				t.Errorf("%d %d: %v, search finds %v", i, j, got, want)
			}
		}
	}
}

func TestBetweenIsRigid(t *testing.T) {
	f := load(t)
	a, b := &f.Poses["standing"][7], &f.Poses["stepping"][7] // the right shin
	p := between(a, b, 0.5)
	one := p.mat.Transpose().Mul3(p.mat)
	for i := range 9 {
		want := float32(0)
		if i%4 == 0 {
			want = 1
		}
		if abs(one[i]-want) > 1e-5 {
			t.Fatalf("axes are not orthonormal: %v", one)
		}
	}
	for i := range 3 {
		if want := (a.Pos[i] + b.Pos[i]) / 2; abs(p.pos[i]-want) > 1e-6 {
			t.Errorf("position %v, want %v in the middle", p.pos[i], want)
		}
	}
	if q := between(a, b, 1); abs(q.mat.At(2, 2)-b.Mat[8]) > 1e-4 {
		t.Errorf("mix 1 is not B: %v, %v", q.mat.At(2, 2), b.Mat[8])
	}
}

func TestUnknownShapesAreRefused(t *testing.T) {
	_, err := capsules([]frame.Geom{{Name: "skull", Type: 7}})
	if err == nil || !strings.Contains(err.Error(), "skull") {
		t.Errorf("error %v", err)
	}
	if _, err := capsules(make([]frame.Geom, 30)); err != nil {
		t.Errorf("thirty planes: %v", err)
	}
	many := make([]frame.Geom, mostShapes+1)
	for i := range many {
		many[i].Type = frame.Sphere
	}
	if _, err := capsules(many); err == nil {
		t.Error("more shapes than can be drawn were accepted")
	}
}
