package brain

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/go-gl/mathgl/mgl32"
	"github.com/qmuntal/gltf"
)

// Region codes below zero on a cortical vertex: surface without neurons.
const (
	MedialWall       = -1
	Parahippocampal  = -2 // cortex that the connectome leaves out
	HippocampusCover = -3 // surface over hippocampus and amygdala
)

// Hemisphere is one half of the cortical surface.
type Hemisphere struct {
	Pial     []mgl32.Vec3 // outer surface, mm
	White    []mgl32.Vec3 // from Pial to the inner surface, mm
	Inflated []mgl32.Vec3 // from Pial to the surface with its folds smoothed out, mm
	Region   []int32      // per vertex: region index, or a code below zero
	Index    []uint32     // triangles, three vertices each, outward counter-clockwise
}

// Structure is one deep structure, cerebellum and brainstem included.
type Structure struct {
	Name   string
	Vertex []mgl32.Vec3 // mm
	Normal []mgl32.Vec3
	Index  []uint32
}

// Atlas is the anatomy of the picture.
type Atlas struct {
	Cortex [2]Hemisphere // left, right
	Deep   []Structure
}

// Bounds of a mesh that this program believes: what lies outside is damage.
const (
	maxVertices = 1 << 20
	maxMM       = 500
	maxMeshes   = 256
)

// ReadGLB reads an atlas of meshes cortex_L and cortex_R (attribute _REGION,
// morph targets "white" and "inflated") and any number of deep structures, mesh data in mm. It
// checks everything that drawing relies on: index ranges, finite coordinates,
// region codes below regions.
func ReadGLB(r io.Reader, regions int) (*Atlas, error) {
	f, err := openGLB(r)
	if err != nil {
		return nil, fmt.Errorf("brain mesh: %w", err)
	}
	if len(f.doc.Meshes) > maxMeshes {
		return nil, fmt.Errorf("brain mesh: %d meshes, at most %d are read", len(f.doc.Meshes), maxMeshes)
	}
	a := &Atlas{}
	for _, m := range f.doc.Meshes {
		if m == nil || len(m.Primitives) != 1 || m.Primitives[0] == nil {
			return nil, errors.New("brain mesh: every mesh must have exactly one primitive")
		}
		switch m.Name {
		case "cortex_L":
			err = f.hemisphere(m, &a.Cortex[0], regions)
		case "cortex_R":
			err = f.hemisphere(m, &a.Cortex[1], regions)
		default:
			err = f.structure(m, a)
		}
		if err != nil {
			return nil, fmt.Errorf("brain mesh: %s: %w", m.Name, err)
		}
	}
	for i, name := range []string{"cortex_L", "cortex_R"} {
		if a.Cortex[i].Pial == nil {
			return nil, fmt.Errorf("brain mesh: no mesh is called %s", name)
		}
	}
	return a, nil
}

func (f *glb) hemisphere(m *gltf.Mesh, h *Hemisphere, regions int) (err error) {
	if h.Pial != nil {
		return errors.New("there are two meshes of this name")
	}
	p := m.Primitives[0]
	if h.Pial, h.Index, err = f.surface(p); err != nil {
		return err
	}
	code, err := f.floats(p.Attributes, "_REGION", gltf.AccessorScalar, len(h.Pial))
	if err != nil {
		return err
	}
	h.Region = make([]int32, len(code))
	for i, c := range code {
		if c != float32(int32(c)) || c < HippocampusCover || int(c) >= regions {
			return fmt.Errorf("_REGION of vertex %d is %g, expected a whole number from %d to %d", i, c, HippocampusCover, regions-1)
		}
		h.Region[i] = int32(c)
	}
	if h.White, err = f.target(m, "white", len(h.Pial)); err != nil {
		return err
	}
	h.Inflated, err = f.target(m, "inflated", len(h.Pial))
	return err
}

// target reads the differences of a morph target from its name.
func (f *glb) target(m *gltf.Mesh, name string, n int) ([]mgl32.Vec3, error) {
	targets := m.Primitives[0].Targets
	extras, _ := m.Extras.(map[string]any)
	names, _ := extras["targetNames"].([]any)
	for i, s := range names {
		if s == name && i < len(targets) {
			return f.vectors(targets[i], "POSITION", n)
		}
	}
	return nil, fmt.Errorf("no morph target is called %q", name)
}

func (f *glb) structure(m *gltf.Mesh, a *Atlas) (err error) {
	s := Structure{Name: m.Name}
	if s.Vertex, s.Index, err = f.surface(m.Primitives[0]); err != nil {
		return err
	}
	s.Normal = normals(s.Vertex, s.Index)
	a.Deep = append(a.Deep, s)
	return nil
}

// surface reads positions and triangles.
func (f *glb) surface(p *gltf.Primitive) ([]mgl32.Vec3, []uint32, error) {
	if p.Mode != gltf.PrimitiveTriangles {
		return nil, nil, fmt.Errorf("primitive mode %v, expected triangles", p.Mode)
	}
	v, err := f.vectors(p.Attributes, "POSITION", -1)
	if err != nil {
		return nil, nil, err
	}
	if p.Indices == nil {
		return nil, nil, errors.New("no indices")
	}
	raw, acc, err := f.accessor(*p.Indices, gltf.AccessorScalar)
	if err != nil {
		return nil, nil, fmt.Errorf("indices: %w", err)
	}
	if acc.Count%3 != 0 {
		return nil, nil, fmt.Errorf("%d indices are no whole triangles", acc.Count)
	}
	index := make([]uint32, acc.Count)
	for i := range index {
		switch acc.ComponentType {
		case gltf.ComponentUshort:
			index[i] = uint32(binary.LittleEndian.Uint16(raw[2*i:]))
		case gltf.ComponentUint:
			index[i] = binary.LittleEndian.Uint32(raw[4*i:])
		default:
			return nil, nil, fmt.Errorf("indices of type %v, expected 16 or 32 bit unsigned", acc.ComponentType)
		}
		if int64(index[i]) >= int64(len(v)) {
			return nil, nil, fmt.Errorf("index %d points at vertex %d of %d", i, index[i], len(v))
		}
	}
	return v, index, nil
}

// vectors reads an attribute of three floats; n < 0 takes any count.
func (f *glb) vectors(attrs gltf.PrimitiveAttributes, name string, n int) ([]mgl32.Vec3, error) {
	flat, err := f.floats(attrs, name, gltf.AccessorVec3, n)
	if err != nil {
		return nil, err
	}
	out := make([]mgl32.Vec3, len(flat)/3)
	for i := range out {
		for k := range 3 {
			x := flat[3*i+k]
			if !(math.Abs(float64(x)) <= maxMM) {
				return nil, fmt.Errorf("%s of vertex %d is %g mm, beyond %d", name, i, x, maxMM)
			}
			out[i][k] = x
		}
	}
	return out, nil
}

func (f *glb) floats(attrs gltf.PrimitiveAttributes, name string, kind gltf.AccessorType, n int) ([]float32, error) {
	id, ok := attrs[name]
	if !ok {
		return nil, fmt.Errorf("no attribute %s", name)
	}
	raw, acc, err := f.accessor(id, kind)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case acc.ComponentType != gltf.ComponentFloat:
		return nil, fmt.Errorf("%s has components of type %v, expected float", name, acc.ComponentType)
	case n >= 0 && acc.Count != n:
		return nil, fmt.Errorf("%s has %d entries for %d vertices", name, acc.Count, n)
	}
	out := make([]float32, acc.Count*kind.Components())
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out, nil
}

// glb is a binary glTF 2.0 file taken apart.
type glb struct {
	doc gltf.Document
	bin []byte
}

// openGLB splits the container by hand, so that a damaged length never makes
// the program allocate more than the file holds.
func openGLB(r io.Reader) (*glb, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if len(b) < 12 || string(b[:4]) != "glTF" || binary.LittleEndian.Uint32(b[4:]) != 2 {
		return nil, errors.New("not a binary glTF 2.0 file")
	}
	f := &glb{}
	var text []byte
	for at := 12; len(b)-at >= 8; {
		n, kind := int64(binary.LittleEndian.Uint32(b[at:])), string(b[at+4:at+8])
		if n > int64(len(b)-at-8) {
			return nil, fmt.Errorf("chunk at byte %d is cut off", at)
		}
		chunk := b[at+8 : at+8+int(n)]
		switch {
		case kind == "JSON" && text == nil:
			text = chunk
		case kind == "BIN\x00" && f.bin == nil:
			f.bin = chunk
		}
		at += 8 + int(n)
	}
	if err := json.Unmarshal(text, &f.doc); err != nil {
		return nil, fmt.Errorf("JSON chunk: %w", err)
	}
	return f, nil
}

// accessor gives the tightly packed bytes of an accessor of the given kind.
func (f *glb) accessor(id int, kind gltf.AccessorType) ([]byte, *gltf.Accessor, error) {
	if id < 0 || id >= len(f.doc.Accessors) || f.doc.Accessors[id] == nil {
		return nil, nil, fmt.Errorf("there is no accessor %d", id)
	}
	a := f.doc.Accessors[id]
	switch {
	case a.Type != kind:
		return nil, nil, fmt.Errorf("accessor %d is a %v, expected %v", id, a.Type, kind)
	case a.Count <= 0 || a.Count > 8*maxVertices:
		return nil, nil, fmt.Errorf("accessor %d has %d entries", id, a.Count)
	case a.Sparse != nil || a.BufferView == nil:
		return nil, nil, fmt.Errorf("accessor %d is sparse or empty", id)
	case *a.BufferView < 0 || *a.BufferView >= len(f.doc.BufferViews) || f.doc.BufferViews[*a.BufferView] == nil:
		return nil, nil, fmt.Errorf("accessor %d: there is no buffer view %d", id, *a.BufferView)
	}
	v := f.doc.BufferViews[*a.BufferView]
	size := a.Count * kind.Components() * a.ComponentType.ByteSize()
	if v.Buffer != 0 || v.ByteStride != 0 {
		return nil, nil, fmt.Errorf("buffer view %d is interleaved or outside the file", *a.BufferView)
	}
	if v.ByteOffset < 0 || v.ByteLength < 0 || v.ByteOffset > len(f.bin) || v.ByteLength > len(f.bin)-v.ByteOffset ||
		a.ByteOffset < 0 || a.ByteOffset > v.ByteLength || size > v.ByteLength-a.ByteOffset {
		return nil, nil, fmt.Errorf("accessor %d lies outside its %d bytes", id, v.ByteLength)
	}
	return f.bin[v.ByteOffset+a.ByteOffset:][:size], a, nil
}
