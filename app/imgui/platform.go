//go:build !headless

package imgui

import (
	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// Platform feeds a GLFW window's input to ImGui and obeys its wishes for
// pointer and clipboard. Everything happens on the main thread.
type Platform struct {
	context *Context
	window  *glfw.Window
	cursors [imgui.MouseCursorCOUNT]*glfw.Cursor
	shown   imgui.MouseCursor

	// What GLFW says of the window, kept because asking makes garbage.
	width, height int // screen units
	pixelW        int // framebuffer
	pixelH        int
	content       float32 // scale that the monitor asks for

	// Key is called with the keys that no widget takes.
	Key func(key glfw.Key, action glfw.Action, mods glfw.ModifierKey)
	// Input is called at each event, so that a sleeping window knows that it
	// has something to draw.
	Input func()
}

// Attach connects the window to c.
func (c *Context) Attach(w *glfw.Window) *Platform {
	p := &Platform{context: c, window: w, Input: func() {}}
	p.Key = func(glfw.Key, glfw.Action, glfw.ModifierKey) {}
	c.io.SetBackendFlags(c.io.BackendFlags() | imgui.BackendFlagsHasMouseCursors)
	imgui.CurrentPlatformIO().SetClipboardHandler(clipboard{w})
	for shape, standard := range map[imgui.MouseCursor]glfw.StandardCursor{
		imgui.MouseCursorArrow:     glfw.ArrowCursor,
		imgui.MouseCursorTextInput: glfw.IBeamCursor,
		imgui.MouseCursorResizeNS:  glfw.VResizeCursor,
		imgui.MouseCursorResizeEW:  glfw.HResizeCursor,
		imgui.MouseCursorHand:      glfw.HandCursor,
		// GLFW 3.3 has no better standard shape for this one.
		imgui.MouseCursorResizeAll: glfw.CrosshairCursor,
	} {
		p.cursors[shape] = glfw.CreateStandardCursor(standard)
	}
	p.width, p.height = w.GetSize()
	p.pixelW, p.pixelH = w.GetFramebufferSize()
	p.content, _ = w.GetContentScale()
	p.listen()
	return p
}

func (p *Platform) listen() {
	io, w := p.context.io, p.window
	w.SetCursorPosCallback(func(_ *glfw.Window, x, y float64) {
		io.AddMousePosEvent(float32(x), float32(y))
		p.Input()
	})
	w.SetCursorEnterCallback(func(_ *glfw.Window, entered bool) {
		// ImGui's own sign for "no pointer"; but a drag goes on outside.
		if !entered && w.GetMouseButton(glfw.MouseButtonLeft) == glfw.Release {
			const nowhere = -3.402823466e38
			io.AddMousePosEvent(nowhere, nowhere)
		}
		p.Input()
	})
	w.SetMouseButtonCallback(func(_ *glfw.Window, b glfw.MouseButton, a glfw.Action, mods glfw.ModifierKey) {
		p.modifiers(mods)
		if b <= glfw.MouseButton5 {
			io.AddMouseButtonEvent(int32(b), a == glfw.Press)
		}
		p.Input()
	})
	w.SetScrollCallback(func(_ *glfw.Window, x, y float64) {
		io.AddMouseWheelEvent(float32(x), float32(y))
		p.Input()
	})
	w.SetCharCallback(func(_ *glfw.Window, r rune) {
		io.AddInputCharacter(uint32(r))
		p.Input()
	})
	w.SetFocusCallback(func(_ *glfw.Window, focused bool) {
		io.AddFocusEvent(focused)
		p.Input()
	})
	w.SetRefreshCallback(func(*glfw.Window) { p.Input() })
	w.SetSizeCallback(func(_ *glfw.Window, width, height int) {
		p.width, p.height = width, height
		p.Input()
	})
	w.SetFramebufferSizeCallback(func(_ *glfw.Window, width, height int) {
		p.pixelW, p.pixelH = width, height
		p.Input()
	})
	w.SetContentScaleCallback(func(_ *glfw.Window, x, _ float32) {
		p.content = x
		p.Input()
	})
	w.SetKeyCallback(func(_ *glfw.Window, k glfw.Key, scancode int, a glfw.Action, mods glfw.ModifierKey) {
		p.key(inLayout(k, scancode), a, mods)
		p.Input()
	})
}

func (p *Platform) key(k glfw.Key, a glfw.Action, mods glfw.ModifierKey) {
	io := p.context.io
	// X11 reports the modifiers as they were before this key.
	p.modifiers(withKey(mods, k, a))
	taken := p.context.WantsKeyboard()
	// Tab outside a text field is ours: ImGui would move the focus into one.
	if to := keyOf(k); to != imgui.KeyNone && a != glfw.Repeat && (k != glfw.KeyTab || io.WantTextInput() || a == glfw.Release) {
		io.AddKeyEvent(to, a == glfw.Press)
	}
	if !taken {
		p.Key(k, a, mods)
	}
}

func withKey(mods glfw.ModifierKey, k glfw.Key, a glfw.Action) glfw.ModifierKey {
	bit := glfw.ModifierKey(0)
	switch k {
	case glfw.KeyLeftControl, glfw.KeyRightControl:
		bit = glfw.ModControl
	case glfw.KeyLeftShift, glfw.KeyRightShift:
		bit = glfw.ModShift
	case glfw.KeyLeftAlt, glfw.KeyRightAlt:
		bit = glfw.ModAlt
	case glfw.KeyLeftSuper, glfw.KeyRightSuper:
		bit = glfw.ModSuper
	}
	if a == glfw.Release {
		return mods &^ bit
	}
	return mods | bit
}

func (p *Platform) modifiers(mods glfw.ModifierKey) {
	io := p.context.io
	io.AddKeyEvent(imgui.ModCtrl, mods&glfw.ModControl != 0)
	io.AddKeyEvent(imgui.ModShift, mods&glfw.ModShift != 0)
	io.AddKeyEvent(imgui.ModAlt, mods&glfw.ModAlt != 0)
	io.AddKeyEvent(imgui.ModSuper, mods&glfw.ModSuper != 0)
}

// ShowCursor gives the pointer the shape that the widgets of this frame asked
// for. Call it between Begin and End.
func (p *Platform) ShowCursor() {
	want := imgui.CurrentMouseCursor()
	if want == p.shown {
		return
	}
	p.shown = want
	if want < 0 || p.cursors[want] == nil {
		want = imgui.MouseCursorArrow
	}
	p.window.SetCursor(p.cursors[want])
}

// DPI is how many screen units a px of package look takes on the window's
// monitor: where the system itself enlarges windows, one.
func (p *Platform) DPI() float32 {
	if p.width <= 0 || p.pixelW <= 0 || p.content <= 0 {
		return 1
	}
	return p.content * float32(p.width) / float32(p.pixelW)
}

// Size is the size of the window in screen units, Pixels that of what is drawn.
func (p *Platform) Size() (w, h int)   { return p.width, p.height }
func (p *Platform) Pixels() (w, h int) { return p.pixelW, p.pixelH }

type clipboard struct{ window *glfw.Window }

func (c clipboard) GetClipboard() string  { return c.window.GetClipboardString() }
func (c clipboard) SetClipboard(s string) { c.window.SetClipboardString(s) }
