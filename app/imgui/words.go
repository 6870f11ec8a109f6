//go:build !headless

package imgui

// Every word of the panels goes through here at every frame. The wrappers of
// cimgui-go copy each string with malloc and make a closure that frees it; these
// hand ImGui the bytes of a Go string where it takes a length, and a copy on the
// C stack where it wants a zero at the end. Nothing is allocated.

/*
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

// As cimgui has them; its header is not used, because it does not compile here
// without the configuration that it was built with.
typedef struct { float x, y; } vec2;
typedef struct { float x, y, z, w; } vec4;
extern void igTextUnformatted(const char *, const char *);
extern vec2 igCalcTextSize(const char *, const char *, bool, float);
extern void igPushStyleColor_Vec4(int, vec4);
extern void igPopStyleColor(int);
extern void *igGetWindowDrawList(void);
extern void ImDrawList_AddText_Vec2(void *, vec2, unsigned, const char *, const char *);
extern bool igButton(const char *, vec2);
extern bool igInvisibleButton(const char *, vec2, int);
extern bool igCheckbox(const char *, bool *);
extern bool igTreeNodeEx_Str(const char *, int);
extern bool igBegin(const char *, bool *, int);
extern bool igBeginChild_Str(const char *, vec2, int, int);
extern bool igBeginPopup(const char *, int);
extern unsigned igGetID_Str(const char *);
extern bool igTempInputIsActive(unsigned);
extern bool igSliderScalar(const char *, int, void *, const void *, const void *, const char *, int);
extern bool igInputTextWithHint(const char *, const char *, char *, size_t, int, void *, void *);

// Longer labels are cut: they are names, not prose.
typedef struct { char s[256]; } label;

static label cut(_GoString_ s) {
	label l;
	size_t n = _GoStringLen(s);
	if (n > sizeof l.s - 1)
		n = sizeof l.s - 1;
	memcpy(l.s, _GoStringPtr(s), n);
	l.s[n] = 0;
	return l;
}

static void wordText(_GoString_ s, vec4 color) {
	igPushStyleColor_Vec4(0, color); // ImGuiCol_Text
	igTextUnformatted(_GoStringPtr(s), _GoStringPtr(s) + _GoStringLen(s));
	igPopStyleColor(1);
}

static vec2 wordSize(_GoString_ s) {
	return igCalcTextSize(_GoStringPtr(s), _GoStringPtr(s) + _GoStringLen(s), false, -1);
}

static void wordAt(vec2 at, unsigned color, _GoString_ s) {
	ImDrawList_AddText_Vec2(igGetWindowDrawList(), at, color, _GoStringPtr(s), _GoStringPtr(s) + _GoStringLen(s));
}

static bool wordButton(_GoString_ s, vec2 size) { label l = cut(s); return igButton(l.s, size); }
static bool wordSpot(_GoString_ s, vec2 size, int flags) { label l = cut(s); return igInvisibleButton(l.s, size, flags); }
static bool wordCheck(_GoString_ s, bool on) { label l = cut(s); igCheckbox(l.s, &on); return on; }
static bool wordNode(_GoString_ s, int flags) { label l = cut(s); return igTreeNodeEx_Str(l.s, flags); }
static bool wordWindow(_GoString_ s, int flags) { label l = cut(s); return igBegin(l.s, NULL, flags); }
static bool wordChild(_GoString_ s, vec2 size, int child, int flags) { label l = cut(s); return igBeginChild_Str(l.s, size, child, flags); }
static bool wordPopup(_GoString_ s) { label l = cut(s); return igBeginPopup(l.s, 0); }
static bool wordTyping(_GoString_ s) { label l = cut(s); return igTempInputIsActive(igGetID_Str(l.s)); }

typedef struct { double v; bool turned; } slid;

static slid wordSlider(_GoString_ s, double v, double lo, double hi, _GoString_ format, int flags) {
	label l = cut(s), f = cut(format);
	slid r = { v, false };
	r.turned = igSliderScalar(l.s, 9, &r.v, &lo, &hi, f.s, flags); // ImGuiDataType_Double
	return r;
}

static bool wordInput(_GoString_ s, _GoString_ hint, char *buffer, size_t size, int flags) {
	label l = cut(s), h = cut(hint);
	return igInputTextWithHint(l.s, h.s, buffer, size, flags, NULL, NULL);
}
*/
import "C"

import (
	"bytes"
	"unsafe"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"
)

// Words are a text that is either fixed or written anew into a buffer.
type Words interface{ ~string | ~[]byte }

// plain is the text as a string that lives no longer than a call.
func plain[T Words](text T) string {
	switch t := any(&text).(type) {
	case *string:
		return *t
	case *[]byte:
		return unsafe.String(unsafe.SliceData(*t), len(*t))
	}
	return string(text)
}

func vec(v imgui.Vec2) C.vec2 { return C.vec2{C.float(v.X), C.float(v.Y)} }

// Text writes a line as it is, without reading it as a format.
func Text[T Words](text T, color mgl32.Vec3) {
	C.wordText(plain(text), C.vec4{C.float(color[0]), C.float(color[1]), C.float(color[2]), 1})
}

// Size is how much room a text takes.
func Size[T Words](text T) imgui.Vec2 {
	v := C.wordSize(plain(text))
	return imgui.Vec2{X: float32(v.x), Y: float32(v.y)}
}

// TextAt writes a text with its upper left corner at a place on the screen.
func TextAt[T Words](at imgui.Vec2, color mgl32.Vec3, text T) {
	C.wordAt(vec(at), C.uint(Pack(color, 1)), plain(text))
}

// Button is a button with a label.
func Button(label string, size imgui.Vec2) bool { return bool(C.wordButton(label, vec(size))) }

// Spot is a place without a look that answers the pointer.
func Spot(id string, size imgui.Vec2, flags imgui.ButtonFlags) bool {
	return bool(C.wordSpot(id, vec(size), C.int(flags)))
}

// Checkbox switches *on; it tells whether it did.
func Checkbox(label string, on *bool) bool {
	was := *on
	*on = bool(C.wordCheck(label, C.bool(was)))
	return *on != was
}

// Node is the line of a group that opens and closes.
func Node(label string, flags imgui.TreeNodeFlags) bool {
	return bool(C.wordNode(label, C.int(flags)))
}

// Window opens an ImGui window, as imgui.BeginV does.
func Window(name string, flags imgui.WindowFlags) bool {
	return bool(C.wordWindow(name, C.int(flags)))
}

// Child opens a part of a window, as imgui.BeginChildStrV does.
func Child(id string, size imgui.Vec2, child imgui.ChildFlags, flags imgui.WindowFlags) bool {
	return bool(C.wordChild(id, vec(size), C.int(child), C.int(flags)))
}

// Popup tells whether a popup is open and begins it.
func Popup(id string) bool { return bool(C.wordPopup(id)) }

// typing tells whether the item with this label has become a text field.
func typing(label string) bool { return bool(C.wordTyping(label)) }

// slide is ImGui's own slider over a double.
func slide(label string, v *float64, lo, hi float64, format string, flags imgui.SliderFlags) bool {
	r := C.wordSlider(label, C.double(*v), C.double(lo), C.double(hi), format, C.int(flags))
	*v = float64(r.v)
	return bool(r.turned)
}

// Field is a line of text that the user types.
type Field struct {
	text   string
	buffer [128]byte
}

// Text is what stands in the field.
func (f *Field) Text() string { return f.text }

// Draw shows the field; it tells whether the text changed.
func (f *Field) Draw(label, hint string, flags imgui.InputTextFlags) bool {
	changed := bool(C.wordInput(label, hint, (*C.char)(unsafe.Pointer(&f.buffer[0])), C.size_t(len(f.buffer)), C.int(flags)))
	if changed {
		text, _, _ := bytes.Cut(f.buffer[:], []byte{0})
		f.text = string(text)
	}
	return changed
}
