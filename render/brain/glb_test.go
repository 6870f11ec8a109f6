package brain

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"

	"encephagen/assets"

	"github.com/go-gl/mathgl/mgl32"
)

// TestAtlas checks what the picture relies on in the mesh that ships.
func TestAtlas(t *testing.T) {
	a := atlas(t)
	seen := make([]int, 80)
	for i := range a.Cortex {
		h := &a.Cortex[i]
		if len(h.Pial) != 10242 || len(h.Index) != 3*20480 || len(h.White) != len(h.Pial) || len(h.Region) != len(h.Pial) {
			t.Errorf("hemisphere %d: %d vertices, %d indices, %d, %d", i, len(h.Pial), len(h.Index), len(h.White), len(h.Region))
		}
		for v, r := range h.Region {
			if r < 0 {
				continue
			}
			seen[r]++
			if int(r)%2 != i {
				t.Fatalf("vertex %d of hemisphere %d belongs to region %d of the other", v, i, r)
			}
		}
		// Normals must point out of the brain, or the eye would see its inside:
		// the volume that the triangles enclose is positive.
		volume := 0.0
		for k := 0; k < len(h.Index); k += 3 {
			p := h.Pial
			volume += float64(p[h.Index[k]].Dot(p[h.Index[k+1]].Cross(p[h.Index[k+2]]))) / 6
		}
		if volume < 400e3 || volume > 800e3 {
			t.Errorf("hemisphere %d encloses %.0f mm3", i, volume)
		}
	}
	for r, n := range seen {
		if n == 0 {
			t.Errorf("region %d has no vertex", r)
		}
	}
	if len(a.Deep) != 20 {
		t.Errorf("%d deep structures", len(a.Deep))
	}
}

// triangle is the smallest file that ReadGLB accepts, and a way to damage it.
func triangle(change func(doc map[string]any)) []byte {
	var bin bytes.Buffer
	put := func(v ...float32) { binary.Write(&bin, binary.LittleEndian, v) }
	put(0, 0, 0, 10, 0, 0, 0, 10, 0)                              // 0: positions, 36 bytes
	put(0, 0, -2, 0, 0, -2, 0, 0, -2)                             // 36: white
	put(0, 0, -1)                                                 // 72: regions
	binary.Write(&bin, binary.LittleEndian, []uint16{0, 1, 2, 0}) // 84: indices
	type m = map[string]any
	view := func(at, n int) m { return m{"buffer": 0, "byteOffset": at, "byteLength": n} }
	acc := func(v, kind, n int, of string) m {
		return m{"bufferView": v, "componentType": kind, "count": n, "type": of}
	}
	mesh := func(name string) m {
		return m{"name": name, "extras": m{"targetNames": []any{"inflated", "white"}}, "primitives": []any{m{
			"attributes": m{"POSITION": 0, "_REGION": 2}, "indices": 3, "targets": []any{m{"POSITION": 1}, m{"POSITION": 1}},
		}}}
	}
	doc := m{
		"asset": m{"version": "2.0"}, "buffers": []any{m{"byteLength": bin.Len()}},
		"bufferViews": []any{view(0, 36), view(36, 36), view(72, 12), view(84, 6)},
		"accessors":   []any{acc(0, 5126, 3, "VEC3"), acc(1, 5126, 3, "VEC3"), acc(2, 5126, 3, "SCALAR"), acc(3, 5123, 3, "SCALAR")},
		"meshes":      []any{mesh("cortex_L"), mesh("cortex_R")},
	}
	if change != nil {
		change(doc)
	}
	text, err := json.Marshal(doc)
	if err != nil {
		panic(err)
	}
	var out bytes.Buffer
	out.WriteString("glTF")
	le := func(v uint32) { binary.Write(&out, binary.LittleEndian, v) }
	le(2)
	le(uint32(12 + 8 + len(text) + 8 + bin.Len()))
	le(uint32(len(text)))
	out.WriteString("JSON")
	out.Write(text)
	le(uint32(bin.Len()))
	out.WriteString("BIN\x00")
	out.Write(bin.Bytes())
	return out.Bytes()
}

func TestReadGLBNamesTheDamage(t *testing.T) {
	type m = map[string]any
	item := func(doc m, list string, i int) m { return doc[list].([]any)[i].(m) }
	for _, c := range []struct {
		name, want string
		regions    int
		change     func(doc m)
	}{
		{"whole", "", 80, nil},
		{"region beyond the table", "_REGION of vertex 0 is 0", 0, nil},
		{"no right half", "no mesh is called cortex_R", 80, func(d m) { item(d, "meshes", 1)["name"] = "Thalamus" }},
		{"twice the left half", "two meshes", 80, func(d m) { item(d, "meshes", 1)["name"] = "cortex_L" }},
		{"no white surface", `"white"`, 80, func(d m) { item(d, "meshes", 0)["extras"] = m{} }},
		{"no inflated surface", `"inflated"`, 80, func(d m) {
			item(d, "meshes", 0)["extras"] = m{"targetNames": []any{"", "white"}}
		}},
		{"view beyond the file", "outside its", 80, func(d m) { item(d, "bufferViews", 0)["byteOffset"] = 1 << 40 }},
		{"negative offset", "outside its", 80, func(d m) { item(d, "bufferViews", 0)["byteOffset"] = -8 }},
		{"count too large", "outside its", 80, func(d m) { item(d, "accessors", 0)["count"] = 4 }},
		{"absurd count", "has 4611686018427387904 entries", 80, func(d m) { item(d, "accessors", 0)["count"] = 1 << 62 }},
		{"index past the end", "points at vertex", 80, func(d m) { item(d, "accessors", 0)["count"] = 2 }},
		{"no such accessor", "there is no accessor 77", 80, func(d m) {
			item(d, "meshes", 0)["primitives"].([]any)[0].(m)["indices"] = 77
		}},
		{"indices as floats", "16 or 32 bit unsigned", 80, func(d m) {
			item(d, "accessors", 3)["componentType"] = 5126
			item(d, "accessors", 3)["bufferView"] = 2
		}},
	} {
		a, err := ReadGLB(bytes.NewReader(triangle(c.change)), c.regions)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want == "" && a.Cortex[1].White[2] != mgl32.Vec3{0, 0, -2}:
			t.Errorf("%s: read %v", c.name, a.Cortex[1])
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: error %v does not say %q", c.name, err, c.want)
		}
	}
	whole := triangle(nil)
	for n := range whole {
		if _, err := ReadGLB(bytes.NewReader(whole[:n]), 80); err == nil {
			t.Errorf("a file cut off after %d of %d bytes was accepted", n, len(whole))
		}
	}
}

// FuzzReadGLB: no input may crash the reader, and what it accepts must be safe
// to draw.
func FuzzReadGLB(f *testing.F) {
	f.Add(triangle(nil))
	raw, err := assets.FS.ReadFile(MeshFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw[:4096])
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := ReadGLB(bytes.NewReader(b), 80)
		if err != nil {
			return
		}
		for i := range a.Cortex {
			h := &a.Cortex[i]
			n := normals(h.Pial, h.Index)
			near := neighbours(len(h.Pial), h.Index)
			relief(h.Pial, n, near)
			borders(h.Pial, h.Region, near)
		}
		for _, s := range a.Deep {
			coarsen(s.Vertex, s.Index, coarseMM)
		}
	})
}
