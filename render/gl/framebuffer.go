package gl

import (
	"fmt"
	"unsafe"

	"github.com/go-gl/gl/v3.3-core/gl"
)

// Options of a framebuffer.
type Options struct {
	Float   bool // RGBA16F (linear light) instead of RGBA8 (sRGB encoded)
	Words   bool // R32UI, an unsigned integer a pixel
	Depth   bool // a depth buffer
	Samples int  // multisampling; 0 or 1 is off
}

// Framebuffer is a picture to draw into, with textures to read from.
type Framebuffer struct {
	opt          Options
	w, h         int
	fbo          uint32
	color, depth uint32 // textures; there is no depth of one sample beside that of many
	msFBO        uint32
	msColor      uint32 // renderbuffers, if multisampled
	msDepth      uint32
}

// NewFramebuffer makes one of at least 1 x 1 pixels.
func NewFramebuffer(w, h int, opt Options) (*Framebuffer, error) {
	f := &Framebuffer{opt: opt}
	if opt.Samples > 1 {
		var most int32
		gl.GetIntegerv(gl.MAX_SAMPLES, &most)
		f.opt.Samples = min(opt.Samples, int(most))
	}
	gl.GenFramebuffers(1, &f.fbo)
	if f.opt.Samples > 1 {
		gl.GenFramebuffers(1, &f.msFBO)
	}
	if err := f.Resize(w, h); err != nil {
		f.Delete()
		return nil, err
	}
	return f, nil
}

// Resize gives the framebuffer a new size; its contents are lost if that
// differs. The texture names change.
func (f *Framebuffer) Resize(w, h int) error {
	w, h = max(w, 1), max(h, 1)
	if w == f.w && h == f.h {
		return nil
	}
	var most int32
	gl.GetIntegerv(gl.MAX_TEXTURE_SIZE, &most)
	if w > int(most) || h > int(most) {
		return fmt.Errorf("a picture of %d x %d is more than this OpenGL can draw (%d x %d)", w, h, most, most)
	}
	f.free()
	f.w, f.h = w, h

	gl.BindFramebuffer(gl.FRAMEBUFFER, f.fbo)
	format, filter := formats[RGBA8], int32(gl.LINEAR)
	switch {
	case f.opt.Words:
		format, filter = formats[R32UI], gl.NEAREST
	case f.opt.Float:
		format = formats[RGBA16F]
	}
	f.color = f.attach(gl.COLOR_ATTACHMENT0, format.internal, format.layout, format.kind, filter)
	if f.opt.Depth && f.opt.Samples <= 1 {
		f.depth = f.attach(gl.DEPTH_ATTACHMENT, gl.DEPTH_COMPONENT24, gl.DEPTH_COMPONENT, gl.UNSIGNED_INT, gl.NEAREST)
	}
	status := gl.CheckFramebufferStatus(gl.FRAMEBUFFER)
	if status == gl.FRAMEBUFFER_COMPLETE && f.opt.Samples > 1 {
		status = f.multisample()
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, 0)
	if status != gl.FRAMEBUFFER_COMPLETE {
		return fmt.Errorf("framebuffer of %d x %d %+v is refused by OpenGL: status %#x", w, h, f.opt, status)
	}
	return nil
}

func (f *Framebuffer) attach(point uint32, internal int32, layout, kind uint32, filter int32) (id uint32) {
	gl.GenTextures(1, &id)
	gl.BindTexture(gl.TEXTURE_2D, id)
	gl.TexImage2D(gl.TEXTURE_2D, 0, internal, int32(f.w), int32(f.h), 0, layout, kind, nil)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
	gl.BindTexture(gl.TEXTURE_2D, 0)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, point, gl.TEXTURE_2D, id, 0)
	return id
}

func (f *Framebuffer) multisample() uint32 {
	gl.BindFramebuffer(gl.FRAMEBUFFER, f.msFBO)
	buffer := func(point, internal uint32) (id uint32) {
		gl.GenRenderbuffers(1, &id)
		gl.BindRenderbuffer(gl.RENDERBUFFER, id)
		gl.RenderbufferStorageMultisample(gl.RENDERBUFFER, int32(f.opt.Samples), internal, int32(f.w), int32(f.h))
		gl.FramebufferRenderbuffer(gl.FRAMEBUFFER, point, gl.RENDERBUFFER, id)
		return id
	}
	internal := uint32(gl.RGBA8)
	if f.opt.Float {
		internal = gl.RGBA16F
	}
	f.msColor = buffer(gl.COLOR_ATTACHMENT0, internal)
	if f.opt.Depth {
		f.msDepth = buffer(gl.DEPTH_ATTACHMENT, gl.DEPTH_COMPONENT24)
	}
	return gl.CheckFramebufferStatus(gl.FRAMEBUFFER)
}

// Bind makes f the target of drawing, over its whole size.
func (f *Framebuffer) Bind() {
	if f.opt.Samples > 1 {
		gl.BindFramebuffer(gl.FRAMEBUFFER, f.msFBO)
	} else {
		gl.BindFramebuffer(gl.FRAMEBUFFER, f.fbo)
	}
	gl.Viewport(0, 0, int32(f.w), int32(f.h))
}

// Viewport limits drawing into the bound f to a rectangle, y up.
func (f *Framebuffer) Viewport(x, y, w, h int) {
	gl.Viewport(int32(x), int32(y), int32(w), int32(h))
}

// Resolve brings the samples of a multisampled framebuffer together into its
// texture. Without samples there is nothing to do.
func (f *Framebuffer) Resolve() { f.ResolvePart(0, 0, f.w, f.h) }

// ResolvePart does so for a rectangle, y up.
func (f *Framebuffer) ResolvePart(x, y, w, h int) {
	if f.opt.Samples <= 1 {
		return
	}
	x0, y0, x1, y1 := int32(x), int32(y), int32(x+w), int32(y+h)
	gl.Disable(gl.SCISSOR_TEST)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, f.msFBO)
	gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, f.fbo)
	gl.BlitFramebuffer(x0, y0, x1, y1, x0, y0, x1, y1, gl.COLOR_BUFFER_BIT, gl.NEAREST)
	gl.BindFramebuffer(gl.FRAMEBUFFER, f.fbo)
}

// Blit copies src's colour into a rectangle of f, y up, scaled if need be.
func (f *Framebuffer) Blit(src *Framebuffer, x, y, w, h int) {
	gl.Disable(gl.SCISSOR_TEST)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, src.fbo)
	gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, f.fbo)
	filter := uint32(gl.LINEAR)
	if w == src.w && h == src.h {
		filter = gl.NEAREST
	}
	gl.BlitFramebuffer(0, 0, int32(src.w), int32(src.h), int32(x), int32(y), int32(x+w), int32(y+h), gl.COLOR_BUFFER_BIT, filter)
	gl.BindFramebuffer(gl.FRAMEBUFFER, f.fbo)
}

// UploadWords fills a framebuffer of words, row by row, the lowest first.
func (f *Framebuffer) UploadWords(words []uint32) {
	if !f.opt.Words {
		panic(fmt.Sprintf("gl: words for a framebuffer %+v", f.opt))
	}
	t := Texture{id: f.color, w: f.w, h: f.h, format: R32UI}
	t.upload(0, 0, f.w, f.h, unsafe.Pointer(unsafe.SliceData(words)), 4*len(words))
}

// Color is the texture with the picture.
func (f *Framebuffer) Color() uint32 { return f.color }

// Size is the framebuffer's width and height in pixels.
func (f *Framebuffer) Size() (w, h int) { return f.w, f.h }

func (f *Framebuffer) free() {
	for _, t := range []*uint32{&f.color, &f.depth} {
		if *t != 0 {
			gl.DeleteTextures(1, t)
			*t = 0
		}
	}
	for _, r := range []*uint32{&f.msColor, &f.msDepth} {
		if *r != 0 {
			gl.DeleteRenderbuffers(1, r)
			*r = 0
		}
	}
}

// Delete frees the framebuffer and its textures.
func (f *Framebuffer) Delete() {
	f.free()
	gl.DeleteFramebuffers(1, &f.fbo)
	if f.msFBO != 0 {
		gl.DeleteFramebuffers(1, &f.msFBO)
	}
}

// BindWindow makes the window itself (framebuffer 0) the target of drawing.
func BindWindow(w, h int) {
	gl.BindFramebuffer(gl.FRAMEBUFFER, 0)
	gl.Viewport(0, 0, int32(w), int32(h))
}
