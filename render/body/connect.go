package body

import (
	"fmt"
	"math/bits"

	rgl "encephagen/render/gl"
)

// Connect takes a pose. From the first one it finds the joins and makes the
// programs for as many parts as there are then: pictures that must not depend
// on when drawing began are connected in the same pose. Draw does it otherwise.
func (r *Renderer) Connect(in *Input) (err error) {
	for i, s := range r.shapes {
		r.at[i] = between(&in.A[s.geom], &in.B[s.geom], in.Mix)
	}
	if r.parts > 0 {
		return nil
	}
	r.joins = findJoins(r.shapes, r.geoms, r.at)
	r.near = neighbours(r.shapes, r.joins)
	r.most = 1
	for _, near := range r.near {
		r.most = max(r.most, bits.OnesCount32(near))
	}
	r.most = min(r.most, mostNear)
	r.few = (r.most + 1) / 2
	shapes, each := times("SHAPES", len(r.shapes))
	for _, p := range []struct {
		to      **rgl.Program
		name    string
		near    int
		defines []string
	}{{&r.skin, "body", r.most, nil}, {&r.skinFew, "body", r.few, nil}, {&r.face, "body", r.most, []string{"FACE 1"}},
		{&r.box, "body", 1, []string{"BOX 1"}}, {&r.shadow, "shadow", 1, nil}} {
		near, eachNear := times("NEAR", p.near)
		if *p.to, err = rgl.NewProgram(p.name, append(p.defines, shapes, each, near, eachNear)...); err != nil {
			return err
		}
	}
	r.parts = len(r.near)
	for _, j := range r.joins {
		if j.bridge == patch {
			r.patches++
			r.shapes[j.child].blend = patchBlend // the patch is the fillet
		}
	}
	return nil
}

// times defines a number of things, NAME, and a macro EACH_NAME(X) that does
// X(0) X(1) ... for them.
func times(name string, n int) (number, each string) {
	each = "EACH_" + name + "(X)"
	for i := range n {
		each += fmt.Sprintf(" X(%d)", i)
	}
	return fmt.Sprintf("%s %d", name, n), each
}
