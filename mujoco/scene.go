package mujoco

import (
	"unsafe"

	"github.com/ebitengine/purego"
)

// Scene is MuJoCo's abstract picture of a state: shapes in single precision,
// placed in the world, for somebody else to draw.
type Scene struct {
	data                  *Data
	scene, option, camera unsafe.Pointer
	updateArgs            [7]uintptr // as Data.stepArgs
}

// SceneGeom is one shape of a scene. Mat is row-major, its columns are the
// shape's own axes. Sphere: size (r, r, r); capsule: (r, r, half length) along
// its own z axis; box and plane: half sizes.
type SceneGeom struct {
	Type int // mjtGeom
	Geom int // which geom of the model this is, -1 if it is none
	Size [3]float32
	Pos  [3]float32
	Mat  [9]float32
	RGBA [4]float32
}

// guardBytes behind each struct that the library fills must stay as they are.
const (
	guardBytes = 64
	guardByte  = 0xA5
)

// NewScene makes a scene of a state, with room for all geoms of its model.
func (d *Data) NewScene() (s *Scene, err error) {
	defer rescue(&err)
	l, m := d.Model.lib, d.Model
	s = &Scene{data: d, scene: l.guarded(at.mjvScene.sizeof), option: l.guarded(at.mjvOption.sizeof), camera: l.guarded(at.mjvCamera.sizeof)}
	l.defaultScene(s.scene)
	l.defaultVisualOption(s.option)
	l.defaultFreeCamera(m.ptr, s.camera)
	l.makeScene(m.ptr, s.scene, int32(m.Geoms))
	const modelGeoms = 1 | 2 // mjCAT_STATIC | mjCAT_DYNAMIC: no arrows, frames or labels
	s.updateArgs = [...]uintptr{uintptr(m.ptr), uintptr(d.ptr), uintptr(s.option), 0, uintptr(s.camera), modelGeoms, uintptr(s.scene)}
	return s, nil
}

// Close frees the scene.
func (s *Scene) Close() {
	l := s.data.Model.lib
	l.freeScene(s.scene)
	l.free(s.scene)
	l.free(s.option)
	l.free(s.camera)
	s.scene, s.option, s.camera = nil, nil, nil
}

// Update places the shapes where the last Forward, or the last stage of the
// last Step, had them.
func (s *Scene) Update() (err error) {
	defer rescue(&err)
	purego.SyscallN(s.data.Model.lib.updateScene, s.updateArgs[:]...)
	return nil
}

// Len is how many shapes there are.
func (s *Scene) Len() int { return int(read[int32](s.scene, at.mjvScene.ngeom)) }

// Geom returns a shape.
func (s *Scene) Geom(i int) (g SceneGeom) {
	if i < 0 || i >= s.Len() {
		panic("mujoco: no such shape in the scene")
	}
	const geomObject = int32(GeomObject)
	p := unsafe.Add(read[unsafe.Pointer](s.scene, at.mjvScene.geoms), uintptr(i)*at.mjvGeom.sizeof)
	g.Type, g.Geom = int(read[int32](p, at.mjvGeom.typ)), -1
	if read[int32](p, at.mjvGeom.objtype) == geomObject {
		g.Geom = int(read[int32](p, at.mjvGeom.objid))
	}
	g.Size, g.Pos = read[[3]float32](p, at.mjvGeom.size), read[[3]float32](p, at.mjvGeom.pos)
	g.Mat, g.RGBA = read[[9]float32](p, at.mjvGeom.mat), read[[4]float32](p, at.mjvGeom.rgba)
	return g
}

// guarded allocates a struct for the library to fill, with a guard behind it.
// It is the library's memory, so that it may keep pointers to it.
func (l *Lib) guarded(size uintptr) unsafe.Pointer {
	p := l.malloc(size + guardBytes)
	guard := unsafe.Slice((*byte)(unsafe.Add(p, size)), guardBytes)
	for i := range guard {
		guard[i] = guardByte
	}
	return p
}

// intact tells whether the library wrote past the end of none of its structs.
func (s *Scene) intact() bool {
	for _, b := range []struct {
		p    unsafe.Pointer
		size uintptr
	}{{s.scene, at.mjvScene.sizeof}, {s.option, at.mjvOption.sizeof}, {s.camera, at.mjvCamera.sizeof}} {
		for _, x := range unsafe.Slice((*byte)(unsafe.Add(b.p, b.size)), guardBytes) {
			if x != guardByte {
				return false
			}
		}
	}
	return true
}
