//go:build !headless

package main

import (
	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// Shares of the window, as look.md has them for the studio layout.
const (
	bodyShare  = 0.42 // of the width
	panelShare = 0.24
	stripShare = 0.22 // of the height
)

// arrangement divides the window: body | brain | panel, the strip below body
// and brain, the status line at the bottom.
type arrangement struct {
	body  splitter // its right border, as a share of what body and brain have
	panel splitter // its left border
	strip splitter // its upper border
	shown float32  // how much of panel and strip is out, 0..1
}

func newArrangement() arrangement {
	at := func(id string, share float32) splitter { return splitter{id, share, share} }
	return arrangement{
		body:  at("body|brain", bodyShare/(1-panelShare)),
		panel: at("brain|panel", 1-panelShare),
		strip: at("views|strip", 1-stripShare),
		shown: 1,
	}
}

// regions is where everything goes, in screen units.
type regions struct{ body, brain, panel, strip, status box }

// place divides a window of w x h; px is the size of a px of package look. Panel
// and strip slide out to the right and down as they are.
func (a *arrangement) place(px, w, h float32) regions {
	statusH := float32(look.StatusH) * px
	main := h - statusH
	panelW := round(max((1-a.panel.share)*w, min(panelLeast*px, w/2)))
	stripH := main - round(main-max((1-a.strip.share)*h, min(stripLeast*px, stripMost*main)))
	left := round(w) - round(panelW*a.shown)
	split := round(left * a.body.share)
	top := main - round(stripH*a.shown)
	return regions{
		body:   box{0, 0, split, top},
		brain:  box{split, 0, left - split, top},
		strip:  box{0, top, round(w) - panelW, stripH},
		panel:  box{left, 0, panelW, main},
		status: box{0, main, w, statusH},
	}
}

// drawn is what size the pictures in the regions r of such a window have. While
// panels slide, body and brain are drawn as if there were none, once, and shown as
// large as there is room: new framebuffers for each step of the way would make a
// slow machine stand still.
func (a arrangement) drawn(r *regions, px, w, h float32) regions {
	if a.shown == 0 || a.shown == 1 {
		return *r
	}
	a.shown = 0
	return a.place(px, w, h)
}

// The panel and the strip never get smaller, px: their texts need the room. But
// large text does not take more than a share of the window for the strip.
const (
	panelLeast = 300
	stripLeast = 158
	stripMost  = 0.45
)

func round(x float32) float32 { return float32(int(x + 0.5)) }

// drag puts the handles on the borders.
func (a *arrangement) drag(c *gui.Context, r *regions, w, h float32) {
	grip := 6 * c.Scale()
	a.body.drag(c, box{r.brain.x - grip/2, 0, grip, r.body.h}, true, r.brain.x+r.brain.w, 0.15, 0.85)
	if a.shown < 1 {
		return
	}
	// The panel is a surface of its own: its border lies beside it.
	a.panel.drag(c, box{r.panel.x - grip, 0, grip, r.panel.h}, true, w, 0.4, 0.9)
	a.strip.drag(c, box{0, r.strip.y - grip/2, r.strip.w, grip}, false, h, 0.3, 0.9)
}

// ease moves panel and strip in or out; it tells whether there is still way.
func (a *arrangement) ease(out bool, dt float32) (moving bool) {
	goal := float32(0)
	if out {
		goal = 1
	}
	step := dt / look.Ease
	if a.shown < goal {
		a.shown = min(goal, a.shown+step)
	} else {
		a.shown = max(goal, a.shown-step)
	}
	return a.shown != goal
}
