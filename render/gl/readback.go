package gl

import (
	"fmt"
	"unsafe"

	"github.com/go-gl/gl/v3.3-core/gl"
)

// ReadRGBA waits for the picture and copies it, 4 bytes a pixel, top row first.
// It is for stills and tests; a film uses Readback.
func ReadRGBA(f *Framebuffer, dst []byte) {
	if len(dst) != 4*f.w*f.h {
		panic(fmt.Sprintf("gl: %d bytes for a picture of %d x %d", len(dst), f.w, f.h))
	}
	f.Resolve()
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, f.fbo)
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	gl.PixelStorei(gl.PACK_ALIGNMENT, 1)
	gl.ReadPixels(0, 0, int32(f.w), int32(f.h), gl.RGBA, gl.UNSIGNED_BYTE, unsafe.Pointer(unsafe.SliceData(dst)))
	row := 4 * f.w
	for top, low := 0, len(dst)-row; top < low; top, low = top+row, low-row {
		for i := range row {
			dst[top+i], dst[low+i] = dst[low+i], dst[top+i]
		}
	}
}

// Readback fetches pictures without stalling the graphics card: each Start
// begins a copy into the next of its pixel buffers, and Fetch waits for the
// oldest one only. Rows come lowest first.
type Readback struct {
	w, h    int
	buffers []uint32
	started int
	fetched int
}

// NewReadback serves pictures of one size with a number of buffers (two are
// enough: one is written while the other is read).
func NewReadback(w, h, buffers int) *Readback {
	r := &Readback{w: w, h: h, buffers: make([]uint32, buffers)}
	gl.GenBuffers(int32(buffers), &r.buffers[0])
	for _, b := range r.buffers {
		gl.BindBuffer(gl.PIXEL_PACK_BUFFER, b)
		gl.BufferData(gl.PIXEL_PACK_BUFFER, 4*w*h, nil, gl.STREAM_READ)
	}
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	return r
}

// Pending is how many pictures were started and not yet fetched.
func (r *Readback) Pending() int { return r.started - r.fetched }

// Full tells whether one must be fetched before the next Start.
func (r *Readback) Full() bool { return r.Pending() == len(r.buffers) }

// Start begins to copy the picture.
func (r *Readback) Start(f *Framebuffer) {
	if f.w != r.w || f.h != r.h {
		panic(fmt.Sprintf("gl: read-back of %d x %d from a picture of %d x %d", r.w, r.h, f.w, f.h))
	}
	if r.Full() {
		panic("gl: read-back started with every buffer taken")
	}
	f.Resolve()
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, f.fbo)
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, r.buffers[r.started%len(r.buffers)])
	gl.PixelStorei(gl.PACK_ALIGNMENT, 1)
	gl.ReadPixels(0, 0, int32(r.w), int32(r.h), gl.RGBA, gl.UNSIGNED_BYTE, nil)
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	r.started++
}

// Fetch waits for the oldest picture and copies it into dst.
func (r *Readback) Fetch(dst []byte) {
	if r.Pending() == 0 {
		panic("gl: nothing to fetch")
	}
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, r.buffers[r.fetched%len(r.buffers)])
	gl.GetBufferSubData(gl.PIXEL_PACK_BUFFER, 0, 4*r.w*r.h, unsafe.Pointer(unsafe.SliceData(dst)))
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	r.fetched++
}

// Delete frees the pixel buffers.
func (r *Readback) Delete() { gl.DeleteBuffers(int32(len(r.buffers)), &r.buffers[0]) }
