//go:build !headless

package imgui

import (
	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// Color makes an ImGui colour of a token of package look.
func Color(c mgl32.Vec3, alpha float32) imgui.Vec4 {
	return imgui.Vec4{X: c[0], Y: c[1], Z: c[2], W: alpha}
}

// Pack makes the form that draw lists take.
func Pack(c mgl32.Vec3, alpha float32) uint32 {
	pack := func(share float32, shift int) uint32 {
		return uint32(max(0, min(1, share))*255+0.5) << shift
	}
	return pack(c[0], 0) | pack(c[1], 8) | pack(c[2], 16) | pack(alpha, 24)
}

// Surfaces of what can be handled: at rest, under the pointer, pressed.
const fieldLift, overLift, pressLift = 0.06, 0.12, 0.18

// retheme sets spacing and colours from the tokens, at the present scale.
func (c *Context) retheme() {
	c.theme = look.Current()
	s := c.style
	px := func(v float32) float32 { return v * c.Scale() }
	pair := func(x, y float32) imgui.Vec2 { return imgui.Vec2{X: px(x), Y: px(y)} }

	s.SetFontSizeBase(look.Small * c.line)
	s.SetFontScaleDpi(c.dpi)
	s.SetFontScaleMain(c.text)

	s.SetWindowPadding(pair(look.Gap3, look.Gap3))
	s.SetFramePadding(pair(look.Gap2, 2))
	s.SetItemSpacing(pair(look.Gap2, look.Gap1))
	s.SetItemInnerSpacing(pair(look.Gap1, look.Gap1))
	s.SetCellPadding(pair(look.Gap1, 2))
	s.SetIndentSpacing(px(look.Gap3))
	s.SetScrollbarSize(px(look.Gap2))
	s.SetScrollbarRounding(px(look.Corner))
	s.SetScrollbarPadding(0)
	s.SetGrabMinSize(px(sliderMark))
	s.SetGrabRounding(px(look.Corner))
	s.SetFrameRounding(px(look.Corner))
	s.SetPopupRounding(px(look.Corner))
	s.SetTabRounding(px(look.Corner))
	s.SetWindowRounding(px(look.Corner))
	s.SetWindowBorderSize(0)
	s.SetFrameBorderSize(0)
	s.SetPopupBorderSize(look.HairPx)
	s.SetTabBarOverlineSize(0)
	s.SetTabBarBorderSize(0)
	s.SetDockingSeparatorSize(look.HairPx)
	s.SetDockingNodeHasCloseButton(false)
	s.SetWindowMenuButtonPosition(imgui.DirNone)
	s.SetHoverDelayNormal(0.35)
	s.SetHoverDelayShort(0.2)
	s.SetDisabledAlpha(0.45)

	colors := s.Colors()
	set := func(c mgl32.Vec3, alpha float32, ids ...imgui.Col) {
		for _, id := range ids {
			colors[id] = Color(c, alpha)
		}
	}
	field, over, press := look.Raise(look.Panel, fieldLift), look.Raise(look.Panel, overLift), look.Raise(look.Panel, pressLift)
	set(look.Normal, 1, imgui.ColText)
	set(look.Quiet, 1, imgui.ColTextDisabled)
	set(look.Panel, 1, imgui.ColWindowBg, imgui.ColMenuBarBg)
	set(look.Panel, 0, imgui.ColChildBg)
	set(look.Raise(look.Panel, 0.03), 1, imgui.ColPopupBg)
	set(look.Line, 1, imgui.ColBorder, imgui.ColSeparator, imgui.ColTableBorderStrong, imgui.ColTableBorderLight, imgui.ColTreeLines)
	set(look.Line, 0, imgui.ColBorderShadow)
	set(field, 1, imgui.ColFrameBg, imgui.ColButton)
	set(over, 1, imgui.ColFrameBgHovered, imgui.ColButtonHovered)
	set(press, 1, imgui.ColFrameBgActive, imgui.ColButtonActive)
	set(look.Panel, 1, imgui.ColTitleBg, imgui.ColTitleBgActive, imgui.ColTitleBgCollapsed)
	set(look.Panel, 0, imgui.ColScrollbarBg)
	set(look.Line, 1, imgui.ColScrollbarGrab)
	set(press, 1, imgui.ColScrollbarGrabHovered, imgui.ColScrollbarGrabActive)
	set(look.Accent, 1, imgui.ColCheckMark, imgui.ColSliderGrab, imgui.ColSliderGrabActive, imgui.ColSeparatorActive,
		imgui.ColInputTextCursor, imgui.ColTextLink, imgui.ColDragDropTarget, imgui.ColUnsavedMarker, imgui.ColNavCursor)
	set(look.Quiet, 1, imgui.ColSeparatorHovered)
	set(look.Panel, 0, imgui.ColHeader)
	set(over, 1, imgui.ColHeaderHovered)
	set(press, 1, imgui.ColHeaderActive)
	set(look.Line, 0, imgui.ColResizeGrip)
	set(look.Quiet, 1, imgui.ColResizeGripHovered)
	set(look.Accent, 1, imgui.ColResizeGripActive)
	set(look.Panel, 1, imgui.ColTab, imgui.ColTabDimmed)
	set(over, 1, imgui.ColTabHovered, imgui.ColTabSelected, imgui.ColTabDimmedSelected)
	set(look.Accent, 0, imgui.ColTabSelectedOverline, imgui.ColTabDimmedSelectedOverline)
	set(look.Accent, 0.35, imgui.ColDockingPreview, imgui.ColTextSelectedBg)
	set(look.Stage, 1, imgui.ColDockingEmptyBg)
	set(look.Stage, 0.6, imgui.ColModalWindowDimBg, imgui.ColNavWindowingDimBg)
	set(look.Panel, 0, imgui.ColTableRowBg, imgui.ColTableRowBgAlt, imgui.ColTableHeaderBg)
	s.SetColors(&colors)
}
