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

// Upload replaces the buffer's contents from its beginning. The old storage is
// given up, so that a draw still in flight need not be waited for.
func Upload[T any](b *Buffer, data []T) {
	if len(data) == 0 {
		return
	}
	bytes := len(data) * int(unsafe.Sizeof(data[0]))
	b.size = max(b.size, bytes)
	gl.BindBuffer(gl.ARRAY_BUFFER, b.id)
	gl.BufferData(gl.ARRAY_BUFFER, b.size, nil, uint32(b.usage))
	gl.BufferSubData(gl.ARRAY_BUFFER, 0, bytes, unsafe.Pointer(unsafe.SliceData(data)))
	gl.BindBuffer(gl.ARRAY_BUFFER, 0)
}

// UploadAt overwrites part of the buffer, from element first of T on.
func UploadAt[T any](b *Buffer, first int, data []T) {
	if len(data) == 0 {
		return
	}
	size := int(unsafe.Sizeof(data[0]))
	if (first+len(data))*size > b.size {
		panic("gl: upload beyond the end of a buffer")
	}
	gl.BindBuffer(gl.ARRAY_BUFFER, b.id)
	gl.BufferSubData(gl.ARRAY_BUFFER, first*size, len(data)*size, unsafe.Pointer(unsafe.SliceData(data)))
	gl.BindBuffer(gl.ARRAY_BUFFER, 0)
}

// Delete frees the buffer.
func (b *Buffer) Delete() { gl.DeleteBuffers(1, &b.id) }
