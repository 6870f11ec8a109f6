//go:build !race

package mujoco

import "testing"

// The race detector makes sync.Pool, which purego uses, drop items at random;
// so this is tested without it.
func TestNothingIsAllocatedInSteadyState(t *testing.T) {
	d := humanoid(t)
	s, err := d.NewScene()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := testing.AllocsPerRun(200, func() {
		_ = d.Step()
		_ = d.RnePostConstraint()
		_ = s.Update()
		for i := range s.Len() {
			_ = s.Geom(i)
		}
		for i := range d.Contacts() {
			d.Contact(i)
			d.NormalForce(i)
		}
	}); n != 0 {
		t.Errorf("%v allocations per step", n)
	}
}
