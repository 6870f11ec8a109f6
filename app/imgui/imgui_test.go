//go:build !headless

package imgui

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/glfw/v3.3/glfw"

	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/render/offscreen"
)

// frame draws one frame of w x h without a display.
func frame(t *testing.T, w, h int, draw func(c *Context)) {
	t.Helper()
	gl, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	defer gl.Close()
	target, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Delete()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	target.Bind()
	c.Begin(w, h, 1, 1.0/60)
	draw(c)
	c.End()
	if err := rgl.Check("frame"); err != nil {
		t.Error(err)
	}
}

// A running number must not tremble, and its size must be the token's.
func TestDigitsAreEquallyWide(t *testing.T) {
	frame(t, 200, 100, func(c *Context) {
		for _, font := range []*imgui.Font{c.Regular, c.Strong} {
			for _, size := range []float32{look.Small, look.Title} {
				c.Push(font, size)
				wide := imgui.CalcTextSize("0").X
				for digit := '1'; digit <= '9'; digit++ {
					if w := imgui.CalcTextSize(string(digit)).X; w != wide {
						t.Errorf("at %v px %c is %v wide, 0 is %v", size, digit, w, wide)
					}
				}
				if wide < 0.55*size || wide > 0.75*size {
					t.Errorf("at %v px a digit is %v wide", size, wide)
				}
				c.Pop()
			}
		}
	})
}

func TestScalesReachTextAndSpacing(t *testing.T) {
	frame(t, 200, 100, func(c *Context) {
		if c.Scale() != 1 {
			t.Errorf("scale %v", c.Scale())
		}
	})
	gl, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	defer gl.Close()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	sizes := map[float32]float32{}
	for _, dpi := range []float32{1, 2} {
		c.SetScales(dpi, 1.5)
		c.Begin(400, 300, 1, 1.0/60)
		sizes[dpi] = imgui.FontSize()
		if pad := imgui.CurrentStyle().WindowPadding().X; pad != look.Gap3*dpi*1.5 {
			t.Errorf("padding %v at %v", pad, dpi)
		}
		c.End()
	}
	if r := float64(sizes[2] / sizes[1]); math.Abs(r-2) > 0.05 {
		t.Errorf("text grew by %v from scale 1 to 2", r)
	}
}

func TestImagesKeepTheirHandle(t *testing.T) {
	frame(t, 50, 50, func(c *Context) {
		a, b := c.Image(7), c.Image(7)
		if len(c.textures) != 1 || a.TexID() != b.TexID() {
			t.Errorf("%d handles", len(c.textures))
		}
	})
}

func TestKeys(t *testing.T) {
	for k, want := range map[glfw.Key]imgui.Key{
		glfw.Key0: imgui.Key0, glfw.Key9: imgui.Key9, glfw.KeyA: imgui.KeyA, glfw.KeyZ: imgui.KeyZ,
		glfw.KeyF1: imgui.KeyF1, glfw.KeyF12: imgui.KeyF12, glfw.KeyKP0: imgui.KeyKeypad0, glfw.KeyKP9: imgui.KeyKeypad9,
		glfw.KeyKPDecimal: imgui.KeyKeypadDecimal, glfw.KeyKPDivide: imgui.KeyKeypadDivide, glfw.KeyKPMultiply: imgui.KeyKeypadMultiply,
		glfw.KeyKPSubtract: imgui.KeyKeypadSubtract, glfw.KeyKPAdd: imgui.KeyKeypadAdd, glfw.KeyKPEnter: imgui.KeyKeypadEnter,
		glfw.KeyKPEqual: imgui.KeyKeypadEqual, glfw.KeyEscape: imgui.KeyEscape, glfw.KeyLeft: imgui.KeyLeftArrow,
		glfw.KeyWorld1: imgui.KeyNone,
	} {
		if got := keyOf(k); got != want {
			t.Errorf("key %v is %v, want %v", k, got, want)
		}
	}
	if got := withKey(0, glfw.KeyLeftControl, glfw.Press); got != glfw.ModControl {
		t.Errorf("pressing control gives %v", got)
	}
	if got := withKey(glfw.ModControl|glfw.ModShift, glfw.KeyRightControl, glfw.Release); got != glfw.ModShift {
		t.Errorf("releasing control leaves %v", got)
	}
	if got := inLayout(glfw.KeyF5, 0); got != glfw.KeyF5 {
		t.Errorf("F5 became %v", got)
	}
}
