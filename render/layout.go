package render

import (
	"fmt"
	"strings"
)

// Layout says what a composed picture holds.
type Layout int

const (
	Studio    Layout = iota // body, brain, read-only panel, and the strip below
	Duo                     // body and brain, half and half
	BodyOnly                // the body, the brain as an inset
	BrainOnly               // the brain, the body as an inset
	Spikes                  // the brain, and the strip below
)

var layoutNames = [...]string{Studio: "studio", Duo: "duo", BodyOnly: "body", BrainOnly: "brain", Spikes: "spikes"}

func (l Layout) String() string {
	if l < 0 || int(l) >= len(layoutNames) {
		return fmt.Sprintf("layout %d", int(l))
	}
	return layoutNames[l]
}

// ParseLayout finds a layout by its name.
func ParseLayout(name string) (Layout, error) {
	for l, n := range layoutNames {
		if n == name {
			return Layout(l), nil
		}
	}
	return 0, fmt.Errorf("layout %q is not one of %s", name, strings.Join(layoutNames[:], ", "))
}

// rect is a part of the picture, px from the top left.
type rect struct{ x, y, w, h int }

func (r rect) right() int  { return r.x + r.w }
func (r rect) bottom() int { return r.y + r.h }
func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

// Shares of the picture.
const (
	bodyShare   = 0.42 // of the width, studio
	panelShare  = 0.24
	stripShare  = 0.22 // of the height, studio
	spikesShare = 0.34 // the strip's, spikes
	insetShare  = 0.22 // of the width
	insetAspect = 1.1
)

// places is where everything goes. In the inset layouts one of body and brain
// fills the picture and the other is the inset.
type places struct {
	body, brain, panel, strip rect
	inset                     rect
}

// arrange divides a picture of w x h px. margin is what the inset keeps from
// the picture's right edge, legend what lies below it.
func arrange(l Layout, w, h, margin, legend int) places {
	all := rect{0, 0, w, h}
	switch l {
	case Duo:
		return places{body: rect{0, 0, w / 2, h}, brain: rect{w / 2, 0, w - w/2, h}}
	case BodyOnly, BrainOnly:
		iw := int(float64(w)*insetShare + 0.5)
		ih := min(int(float64(iw)/insetAspect), h-legend)
		inset := rect{w - margin - iw, h - legend - ih, iw, ih}
		if l == BodyOnly {
			return places{body: all, brain: inset, inset: inset}
		}
		return places{body: inset, brain: all, inset: inset}
	case Spikes:
		strip := int(float64(h)*spikesShare + 0.5)
		return places{brain: rect{0, 0, w, h - strip}, strip: rect{0, h - strip, w, strip}}
	}
	panel := int(float64(w)*panelShare + 0.5)
	strip := int(float64(h)*stripShare + 0.5)
	body := int(float64(w)*bodyShare + 0.5)
	return places{
		body:  rect{0, 0, body, h - strip},
		brain: rect{body, 0, w - panel - body, h - strip},
		panel: rect{w - panel, 0, panel, h},
		strip: rect{0, h - strip, w - panel, strip},
	}
}
