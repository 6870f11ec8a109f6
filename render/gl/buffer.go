package gl

import (
	"unsafe"

	"github.com/go-gl/gl/v3.3-core/gl"
)

// Usage is a hint how often a buffer changes.
type Usage uint32

const (
	Static  Usage = gl.STATIC_DRAW  // once
	Dynamic Usage = gl.DYNAMIC_DRAW // now and then
	Stream  Usage = gl.STREAM_DRAW  // every frame
)

// Buffer is memory of the graphics card for vertices or instances.
type Buffer struct {
	id    uint32
	size  int
	usage Usage
}

// NewBuffer makes a buffer of so many bytes; Upload makes it grow if it must.
func NewBuffer(bytes int, usage Usage) *Buffer {
	b := &Buffer{size: bytes, usage: usage}
	gl.GenBuffers(1, &b.id)
	gl.BindBuffer(gl.ARRAY_BUFFER, b.id)
	gl.BufferData(gl.ARRAY_BUFFER, bytes, nil, uint32(usage))
	gl.BindBuffer(gl.ARRAY_BUFFER, 0)
	return b
}

// SharedBuffer is one that another context made and fills, by OpenGL's name for it.
// It is that context's to delete. What has been written there since is seen from
// the next AddVertices on.
func SharedBuffer(id uint32) *Buffer { return &Buffer{id: id} }

// Upload replaces the buffer's contents from its beginning. The old storage is
// given up, so that a draw still in flight need not be waited for.
func Upload[T any](b *Buffer, data []T) {
	if len(data) == 0 {
		return
	}
	bytes := sliceBytes(data)
	b.size = max(b.size, len(bytes))
	gl.BindBuffer(gl.ARRAY_BUFFER, b.id)
	gl.BufferData(gl.ARRAY_BUFFER, b.size, nil, uint32(b.usage))
	write(bytes)
	gl.BindBuffer(gl.ARRAY_BUFFER, 0)
}

func sliceBytes[T any](data []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(data))), len(data)*int(unsafe.Sizeof(data[0])))
}

// write copies into the bound buffer through a mapping: a pointer into a Go
// struct that holds other pointers may not be handed to C.
func write(bytes []byte) {
	p := gl.MapBufferRange(gl.ARRAY_BUFFER, 0, len(bytes), gl.MAP_WRITE_BIT|gl.MAP_INVALIDATE_RANGE_BIT)
	if p == nil {
		return // the card is out of memory; Check tells
	}
	copy(unsafe.Slice((*byte)(p), len(bytes)), bytes)
	gl.UnmapBuffer(gl.ARRAY_BUFFER)
}

// Delete frees the buffer.
func (b *Buffer) Delete() { gl.DeleteBuffers(1, &b.id) }
