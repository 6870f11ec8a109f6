//go:build !headless

package imgui

import (
	"unsafe"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"
)

// SliderDouble is a slider over a float64 between lo and hi. The format is
// printf's, for one double.
func SliderDouble(label string, v *float64, lo, hi float64, format string, flags imgui.SliderFlags) bool {
	return imgui.SliderScalarV(label, imgui.DataTypeDouble,
		uintptr(unsafe.Pointer(v)), uintptr(unsafe.Pointer(&lo)), uintptr(unsafe.Pointer(&hi)), format, flags)
}

// Text writes a line as it is, without reading it as a format.
func Text(text string, color mgl32.Vec3) {
	imgui.PushStyleColorVec4(imgui.ColText, Color(color, 1))
	imgui.TextUnformatted(text)
	imgui.PopStyleColor()
}

// Tooltip shows text, wrapped, for the item before it once the pointer rests.
func Tooltip(text string, width float32) {
	if imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip|imgui.HoveredFlagsAllowWhenDisabled) && imgui.BeginTooltip() {
		imgui.PushTextWrapPosV(width)
		imgui.TextUnformatted(text)
		imgui.PopTextWrapPos()
		imgui.EndTooltip()
	}
}
