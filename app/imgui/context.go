//go:build !headless

package imgui

import (
	"errors"
	"runtime"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/AllenDang/cimgui-go/impl/opengl3"

	"encephagen/render/look"
)

// Context is one ImGui with its fonts, theme and renderer.
type Context struct {
	// Fonts of the one family; pushed with a size from package look.
	Regular, Strong *imgui.Font

	context  *imgui.Context
	io       *imgui.IO
	style    *imgui.Style
	pinned   runtime.Pinner // font files that ImGui reads for as long as it lives
	textures map[uint32]*imgui.TextureRef

	dpi, text float32 // scale of the monitor and of the reader
	line      float32 // height of a line per size of the type
	theme     *look.Theme
}

// New starts ImGui in the current GL context.
func New() (*Context, error) {
	c := &Context{textures: map[uint32]*imgui.TextureRef{}, dpi: 1, text: 1}
	c.context = imgui.CreateContext()
	c.io = imgui.CurrentIO()
	// Keyboard navigation stays off: Space and the arrows belong to the simulation.
	c.io.SetConfigInputTextCursorBlink(false) // a paused window has nothing to redraw
	c.io.SetIniFilename("")
	if !opengl3.InitV("#version 330 core") {
		imgui.DestroyContext()
		return nil, errors.New("imgui: the OpenGL renderer did not start; OpenGL 3.3 is needed")
	}
	c.style = imgui.CurrentStyle()
	if err := c.loadFonts(); err != nil {
		c.Close()
		return nil, err
	}
	c.retheme()
	return c, nil
}

// Begin opens a frame of width x height screen units, scale framebuffer pixels
// each; dt is the wall time since the last one in s.
func (c *Context) Begin(width, height int, scale, dt float32) {
	c.io.SetDisplaySize(imgui.Vec2{X: float32(width), Y: float32(height)})
	c.io.SetDisplayFramebufferScale(imgui.Vec2{X: scale, Y: scale})
	c.io.SetDeltaTime(max(dt, 1e-4))
	opengl3.NewFrame()
	imgui.NewFrame()
}

// End closes the frame and draws it over the bound framebuffer.
func (c *Context) End() {
	imgui.Render()
	opengl3.RenderDrawData(imgui.CurrentDrawData())
}

// Image makes a GL texture usable as an ImGui image. The handle is made once
// for each texture and kept.
func (c *Context) Image(texture uint32) imgui.TextureRef {
	ref := c.textures[texture]
	if ref == nil {
		ref = imgui.NewTextureRefTextureID(imgui.TextureID(texture))
		c.textures[texture] = ref
	}
	return *ref
}

// WantsKeyboard tells that a text field is taking keys. A drag takes none: time
// can be stopped while something is pulled.
func (c *Context) WantsKeyboard() bool { return c.io.WantTextInput() }

// WantsMouse tells that the pointer is held by or over a widget.
func (c *Context) WantsMouse() bool { return c.io.WantCaptureMouse() }

// Scale is how many screen units a px of package look takes.
func (c *Context) Scale() float32 { return c.dpi * c.text }

// SetScales sets the scale of the monitor and of the reader, and takes up the
// theme in use. It must not be called between Begin and End.
func (c *Context) SetScales(dpi, text float32) {
	if dpi != c.dpi || text != c.text || c.theme != look.Current() {
		c.dpi, c.text = dpi, text
		c.retheme()
	}
}

// Close frees ImGui. The GL context must still be current.
func (c *Context) Close() {
	for _, ref := range c.textures {
		ref.Destroy()
	}
	opengl3.Shutdown()
	imgui.DestroyContext()
	c.pinned.Unpin()
}
