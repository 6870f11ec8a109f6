package gl

import (
	"fmt"
	"unsafe"

	"github.com/go-gl/gl/v3.3-core/gl"
)

// Format is what a texel holds.
type Format int

const (
	R8      Format = iota // one byte
	RGBA8                 // four
	RGBA16F               // four half floats
	RGBA32F               // four float32
	R32UI                 // one uint32, not a colour
)

var formats = [...]struct {
	internal     int32
	layout, kind uint32
	bytes        int
}{
	R8:      {gl.R8, gl.RED, gl.UNSIGNED_BYTE, 1},
	RGBA8:   {gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, 4},
	RGBA16F: {gl.RGBA16F, gl.RGBA, gl.HALF_FLOAT, 8},
	RGBA32F: {gl.RGBA32F, gl.RGBA, gl.FLOAT, 16},
	R32UI:   {gl.R32UI, gl.RED_INTEGER, gl.UNSIGNED_INT, 4},
}

// Texture is a picture on the graphics card. Its first row is the lowest.
type Texture struct {
	id     uint32
	w, h   int
	format Format
}

// NewTexture makes a texture, linear filtered, clamped at its edges, all zero.
func NewTexture(w, h int, format Format) *Texture {
	t := &Texture{w: w, h: h, format: format}
	gl.GenTextures(1, &t.id)
	gl.BindTexture(gl.TEXTURE_2D, t.id)
	f := formats[format]
	zero := make([]byte, w*h*f.bytes)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 1)
	gl.TexImage2D(gl.TEXTURE_2D, 0, f.internal, int32(w), int32(h), 0, f.layout, f.kind, gl.Ptr(zero))
	gl.BindTexture(gl.TEXTURE_2D, 0)
	t.Filter(true)
	t.Repeat(false, false)
	return t
}

func (t *Texture) set(name uint32, v int32) {
	gl.BindTexture(gl.TEXTURE_2D, t.id)
	gl.TexParameteri(gl.TEXTURE_2D, name, v)
	gl.BindTexture(gl.TEXTURE_2D, 0)
}

// Filter chooses linear (true) or nearest sampling.
func (t *Texture) Filter(linear bool) {
	v := int32(gl.NEAREST)
	if linear {
		v = gl.LINEAR
	}
	t.set(gl.TEXTURE_MIN_FILTER, v)
	t.set(gl.TEXTURE_MAG_FILTER, v)
}

// Repeat chooses whether the texture goes on beyond its edges in x and y, as a
// ring of columns or rows needs it.
func (t *Texture) Repeat(x, y bool) {
	for _, axis := range [...]struct {
		name uint32
		on   bool
	}{{gl.TEXTURE_WRAP_S, x}, {gl.TEXTURE_WRAP_T, y}} {
		v := int32(gl.CLAMP_TO_EDGE)
		if axis.on {
			v = gl.REPEAT
		}
		t.set(axis.name, v)
	}
}

// Upload replaces the texture. Rows come lowest first and without padding.
func (t *Texture) Upload(pixels []byte) { t.UploadRows(0, t.h, pixels) }

// UploadRows replaces whole rows from row y on.
func (t *Texture) UploadRows(y, rows int, pixels []byte) {
	t.upload(0, y, t.w, rows, unsafe.Pointer(unsafe.SliceData(pixels)), len(pixels))
}

// UploadFloats replaces a rectangle of a texture of float32.
func (t *Texture) UploadFloats(x, y, w, h int, pixels []float32) {
	t.upload(x, y, w, h, unsafe.Pointer(unsafe.SliceData(pixels)), 4*len(pixels))
}

func (t *Texture) upload(x, y, w, h int, pixels unsafe.Pointer, bytes int) {
	f := formats[t.format]
	if bytes != w*h*f.bytes {
		panic(fmt.Sprintf("gl: %d bytes for %d x %d texels of %d bytes", bytes, w, h, f.bytes))
	}
	if x < 0 || y < 0 || x+w > t.w || y+h > t.h {
		panic(fmt.Sprintf("gl: region %d,%d %dx%d outside a texture of %dx%d", x, y, w, h, t.w, t.h))
	}
	gl.BindTexture(gl.TEXTURE_2D, t.id)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 1)
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, 0)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, int32(x), int32(y), int32(w), int32(h), f.layout, f.kind, pixels)
	gl.BindTexture(gl.TEXTURE_2D, 0)
}

// Size is the texture's width and height.
func (t *Texture) Size() (w, h int) { return t.w, t.h }

// ID is OpenGL's name of the texture.
func (t *Texture) ID() uint32 { return t.id }

// Bind puts the texture on a unit.
func (t *Texture) Bind(unit int) { BindTexture(unit, t.id) }

// BindTexture puts any 2D texture on a unit.
func BindTexture(unit int, id uint32) {
	gl.ActiveTexture(gl.TEXTURE0 + uint32(unit))
	gl.BindTexture(gl.TEXTURE_2D, id)
	gl.ActiveTexture(gl.TEXTURE0)
}

// Delete frees the texture.
func (t *Texture) Delete() { gl.DeleteTextures(1, &t.id) }
