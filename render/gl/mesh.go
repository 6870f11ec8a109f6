package gl

import (
	"github.com/go-gl/gl/v3.3-core/gl"
)

// Attrib is one vertex attribute: its location in the shader and how many
// components it has. Attributes of one buffer are interleaved in order.
type Attrib struct {
	Location uint32
	Size     int  // components, 1..4
	Bytes    bool // normalised unsigned bytes instead of float32
	Words    bool // unsigned integers instead of float32
}

func (a Attrib) bytes() int {
	if a.Bytes {
		return a.Size
	}
	return 4 * a.Size
}

// Mode is what the vertices make.
type Mode uint32

const (
	Triangles Mode = gl.TRIANGLES
	Strip     Mode = gl.TRIANGLE_STRIP
	Points    Mode = gl.POINTS
)

// Mesh is a set of vertices, perhaps indexed, perhaps drawn many times with
// attributes per instance.
type Mesh struct {
	Mode Mode // Triangles unless set

	vao      uint32
	vertices *Buffer
	indices  uint32
	count    int32
	indexed  bool
}

// NewMesh uploads float32 vertices in the layout of attrs. indices may be nil.
func NewMesh(attrs []Attrib, vertices []float32, indices []uint32) *Mesh {
	m := &Mesh{Mode: Triangles, indexed: indices != nil}
	gl.GenVertexArrays(1, &m.vao)
	stride := 0
	for _, a := range attrs {
		stride += a.Size
	}
	if len(attrs) > 0 {
		m.vertices = NewBuffer(4*len(vertices), Static)
		Upload(m.vertices, vertices)
		m.attach(m.vertices, attrs, 0)
		m.count = int32(len(vertices) / stride)
	}
	if m.indexed {
		m.count = int32(len(indices))
		gl.BindVertexArray(m.vao)
		gl.GenBuffers(1, &m.indices)
		gl.BindBuffer(gl.ELEMENT_ARRAY_BUFFER, m.indices)
		gl.BufferData(gl.ELEMENT_ARRAY_BUFFER, 4*len(indices), gl.Ptr(indices), gl.STATIC_DRAW)
		gl.BindVertexArray(0)
	}
	return m
}

// AddInstanced gives every instance attributes from b.
func (m *Mesh) AddInstanced(b *Buffer, attrs ...Attrib) { m.attach(b, attrs, 1) }

// AddVertices gives every vertex more attributes from b, which may change.
func (m *Mesh) AddVertices(b *Buffer, attrs ...Attrib) { m.attach(b, attrs, 0) }

func (m *Mesh) attach(b *Buffer, attrs []Attrib, divisor uint32) {
	stride := 0
	for _, a := range attrs {
		stride += a.bytes()
	}
	gl.BindVertexArray(m.vao)
	gl.BindBuffer(gl.ARRAY_BUFFER, b.id)
	at := 0
	for _, a := range attrs {
		gl.EnableVertexAttribArray(a.Location)
		switch {
		case a.Words:
			gl.VertexAttribIPointerWithOffset(a.Location, int32(a.Size), gl.UNSIGNED_INT, int32(stride), uintptr(at))
		case a.Bytes:
			gl.VertexAttribPointerWithOffset(a.Location, int32(a.Size), gl.UNSIGNED_BYTE, true, int32(stride), uintptr(at))
		default:
			gl.VertexAttribPointerWithOffset(a.Location, int32(a.Size), gl.FLOAT, false, int32(stride), uintptr(at))
		}
		gl.VertexAttribDivisor(a.Location, divisor)
		at += a.bytes()
	}
	gl.BindVertexArray(0)
	gl.BindBuffer(gl.ARRAY_BUFFER, 0)
}

// SetCount says how many vertices (or indices) to draw, for a mesh whose
// vertices come from a buffer that changes.
func (m *Mesh) SetCount(n int) { m.count = int32(n) }

// Draw draws the mesh once.
func (m *Mesh) Draw() { m.DrawRange(0, int(m.count)) }

// DrawRange draws n vertices (or indices) from the first on.
func (m *Mesh) DrawRange(first, n int) {
	if n == 0 {
		return
	}
	gl.BindVertexArray(m.vao)
	if m.indexed {
		gl.DrawElementsWithOffset(uint32(m.Mode), int32(n), gl.UNSIGNED_INT, uintptr(4*first))
	} else {
		gl.DrawArrays(uint32(m.Mode), int32(first), int32(n))
	}
	gl.BindVertexArray(0)
}

// DrawInstanced draws the mesh n times.
func (m *Mesh) DrawInstanced(n int) {
	if n == 0 || m.count == 0 {
		return
	}
	gl.BindVertexArray(m.vao)
	if m.indexed {
		gl.DrawElementsInstanced(uint32(m.Mode), m.count, gl.UNSIGNED_INT, nil, int32(n))
	} else {
		gl.DrawArraysInstanced(uint32(m.Mode), 0, m.count, int32(n))
	}
	gl.BindVertexArray(0)
}

// Delete frees the mesh and its own vertices; added buffers stay.
func (m *Mesh) Delete() {
	gl.DeleteVertexArrays(1, &m.vao)
	if m.vertices != nil {
		m.vertices.Delete()
	}
	if m.indexed {
		gl.DeleteBuffers(1, &m.indices)
	}
}

// blank is the vertex array of shaders that make their vertices of gl_VertexID:
// core profile wants one all the same. Init makes it for its context.
var blank uint32

// Quad draws over the whole bound framebuffer (screen.vert).
func Quad() { DrawVertices(3) }

// DrawVerticesInstanced draws n vertices without attributes, as triangles, so
// many times.
func DrawVerticesInstanced(n, times int) {
	gl.BindVertexArray(blank)
	gl.DrawArraysInstanced(gl.TRIANGLES, 0, int32(n), int32(times))
	gl.BindVertexArray(0)
}

// DrawVertices draws n vertices without attributes, as triangles.
func DrawVertices(n int) {
	gl.BindVertexArray(blank)
	gl.DrawArrays(gl.TRIANGLES, 0, int32(n))
	gl.BindVertexArray(0)
}
