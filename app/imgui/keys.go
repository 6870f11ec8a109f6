//go:build !headless

package imgui

import (
	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// span maps a run of GLFW keys to the run of ImGui keys in the same order.
type span struct {
	first, last glfw.Key
	to          imgui.Key
}

var spans = []span{
	{glfw.Key0, glfw.Key9, imgui.Key0},
	{glfw.KeyA, glfw.KeyZ, imgui.KeyA},
	{glfw.KeyF1, glfw.KeyF24, imgui.KeyF1},
	{glfw.KeyKP0, glfw.KeyKPEqual, imgui.KeyKeypad0},
}

var single = map[glfw.Key]imgui.Key{
	glfw.KeyLeft: imgui.KeyLeftArrow, glfw.KeyRight: imgui.KeyRightArrow,
	glfw.KeyUp: imgui.KeyUpArrow, glfw.KeyDown: imgui.KeyDownArrow,
	glfw.KeyPageUp: imgui.KeyPageUp, glfw.KeyPageDown: imgui.KeyPageDown,
	glfw.KeyHome: imgui.KeyHome, glfw.KeyEnd: imgui.KeyEnd,
	glfw.KeyInsert: imgui.KeyInsert, glfw.KeyDelete: imgui.KeyDelete,
	glfw.KeyTab: imgui.KeyTab, glfw.KeyBackspace: imgui.KeyBackspace, glfw.KeySpace: imgui.KeySpace,
	glfw.KeyEnter: imgui.KeyEnter, glfw.KeyEscape: imgui.KeyEscape,
	glfw.KeyApostrophe: imgui.KeyApostrophe, glfw.KeyComma: imgui.KeyComma, glfw.KeyMinus: imgui.KeyMinus,
	glfw.KeyPeriod: imgui.KeyPeriod, glfw.KeySlash: imgui.KeySlash, glfw.KeySemicolon: imgui.KeySemicolon,
	glfw.KeyEqual: imgui.KeyEqual, glfw.KeyLeftBracket: imgui.KeyLeftBracket, glfw.KeyBackslash: imgui.KeyBackslash,
	glfw.KeyRightBracket: imgui.KeyRightBracket, glfw.KeyGraveAccent: imgui.KeyGraveAccent,
	glfw.KeyLeftControl: imgui.KeyLeftCtrl, glfw.KeyRightControl: imgui.KeyRightCtrl,
	glfw.KeyLeftShift: imgui.KeyLeftShift, glfw.KeyRightShift: imgui.KeyRightShift,
	glfw.KeyLeftAlt: imgui.KeyLeftAlt, glfw.KeyRightAlt: imgui.KeyRightAlt,
	glfw.KeyLeftSuper: imgui.KeyLeftSuper, glfw.KeyRightSuper: imgui.KeyRightSuper,
	glfw.KeyMenu: imgui.KeyMenu,
}

// keyOf is the ImGui key for a GLFW key, or KeyNone.
func keyOf(k glfw.Key) imgui.Key {
	for _, s := range spans {
		if k >= s.first && k <= s.last {
			return s.to + imgui.Key(k-s.first)
		}
	}
	if to, ok := single[k]; ok {
		return to
	}
	return imgui.KeyNone
}

// inLayout names a key by what the user's keyboard layout writes on it: GLFW
// names it by where it is on an American one, where a German Z is a Y.
func inLayout(k glfw.Key, scancode int) glfw.Key {
	if k < glfw.KeySpace || k > glfw.KeyGraveAccent {
		return k
	}
	name := glfw.GetKeyName(k, scancode)
	if len(name) != 1 {
		return k
	}
	switch r := name[0]; {
	case r >= 'a' && r <= 'z':
		return glfw.KeyA + glfw.Key(r-'a')
	case r == '-':
		return glfw.KeyMinus
	case r == '+' || r == '=':
		return glfw.KeyEqual
	}
	return k
}
