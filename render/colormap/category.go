package colormap

import (
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// Category is a named colour for things without an order.
type Category struct {
	Name  string
	Color mgl32.Vec3 // sRGB
}

// OkabeIto are the eight colours of Okabe & Ito (2008), in their order, told
// apart with every common kind of colour blindness. Black comes last, so that
// it is the first to be left out on a dark stage.
var OkabeIto = []Category{
	{"orange", look.Hex(0xE69F00)},
	{"sky blue", look.Hex(0x56B4E9)},
	{"bluish green", look.Hex(0x009E73)},
	{"yellow", look.Hex(0xF0E442)},
	{"blue", look.Hex(0x0072B2)},
	{"vermillion", look.Hex(0xD55E00)},
	{"reddish purple", look.Hex(0xCC79A7)},
	{"black", look.Hex(0x000000)},
}
