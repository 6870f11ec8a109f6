//go:build !headless

package main

import (
	"errors"
	"slices"
	"time"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/app/panel"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// draw makes one frame of the window.
func (w *window) draw(now time.Time) {
	width, height := w.platform.Size()
	pw, ph := w.platform.Pixels()
	if width < 1 || height < 1 || pw < 1 || ph < 1 { // minimised
		return
	}
	if err := rgl.Check("drawing the window"); errors.Is(err, rgl.ErrLost) {
		w.lost = err
		return
	} else if err != nil {
		w.news.tell("%v", err)
	}
	w.pace += (min(now.Sub(w.last), 4*slow) - w.pace) / 8
	dt := float32(min(0.1, now.Sub(w.last).Seconds()))
	w.last = now
	pixels := float32(pw) / float32(width)
	w.gui.SetScales(w.platform.DPI(), w.text)
	if scale := pixels * w.gui.Scale(); scale != w.stage.Scale {
		w.stage.Scale = scale
		w.epoch++
	}
	w.advance(float64(dt))
	easing := w.stage.Ease(dt)
	if easing {
		w.epoch++
	}

	w.gui.Begin(width, height, pixels, dt)
	regions := w.arrangement.place(w.gui.Scale(), float32(width), float32(height))
	drawn := w.arrangement.drawn(&regions, w.gui.Scale(), float32(width), float32(height))
	w.moving = w.arrangement.ease(w.panels, dt) || easing
	var do panel.Action
	w.full("main", box{0, 0, float32(width), float32(height)}, func() {
		do = w.drawRegions(&regions, &drawn, pixels, dt, now)
		w.arrangement.drag(w.gui, &regions, float32(width), float32(height))
	})
	if w.frame.Fault != "" {
		if a := panel.DrawFault(w.gui, w.frame.Fault, regions.body.min(), regions.brain.max()); a != panel.None {
			do = a
		}
	}
	if w.help && !panel.DrawHelp(w.gui, keyLines, handLines) {
		w.help = false
	}
	w.platform.ShowCursor()

	rgl.BindWindow(pw, ph)
	rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
	w.gui.End()
	if err := w.stage.Err(); err != nil {
		w.news.tell("drawing: %v", err)
	}
	w.do(do)
	if w.wantStill {
		w.wantStill = false
		if path, err := still(pw, ph); err != nil {
			w.news.tell("no picture: %v", err)
		} else {
			w.news.tell("%s: %d × %d", path, pw, ph)
		}
	}
}

var keyLines, handLines = keyHelp(), slices.Concat(mouseHelp, stimulusHelp())

// full opens the one ImGui window that lies under everything.
func (w *window) full(name string, b box, inside func()) {
	imgui.SetNextWindowPos(b.min())
	imgui.SetNextWindowSize(imgui.Vec2{X: b.w, Y: b.h})
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{})
	imgui.PushStyleVarFloat(imgui.StyleVarWindowRounding, 0)
	imgui.PushStyleColorVec4(imgui.ColWindowBg, gui.Color(look.Stage, 1))
	const flags = imgui.WindowFlagsNoDecoration | imgui.WindowFlagsNoMove | imgui.WindowFlagsNoSavedSettings |
		imgui.WindowFlagsNoBringToFrontOnFocus | imgui.WindowFlagsNoScrollWithMouse
	gui.Window(name, flags)
	imgui.PopStyleColor()
	imgui.PopStyleVarV(2)
	inside()
	imgui.End()
}

func (w *window) drawRegions(r, drawn *regions, pixels, dt float32, now time.Time) (do panel.Action) {
	// Where drawing is slow, body and brain take turns. The brain is more work, of
	// which a part is done with the body.
	w.turns++
	together := w.pace < slow
	first, second := together || w.turns%2 == 0, together || w.turns%2 == 1
	if w.body.show(w.gui, r.body, drawn.body, pixels, w.epoch, dt, first) {
		w.moving = true
	}
	w.hand.draw(w.gui)
	if !second && w.brain.epoch != w.epoch {
		w.stage.BrainAhead(drawn.brain.size(pixels))
	}
	if w.brain.show(w.gui, r.brain, drawn.brain, pixels, w.epoch, dt, second) {
		w.moving = true
	}
	if w.arrangement.shown > 0 {
		w.strip.show(w.gui, r.strip, r.strip, pixels, w.epoch, dt, second)
		w.stripHint(r.strip, pixels)
		child("panel", r.panel, look.Gap3*w.gui.Scale(), func() { do = w.drawPanel() })
	}
	if why := w.frame.DeviceFault; why != w.deviceFault {
		if w.deviceFault = why; why != "" {
			w.news.tell("%s", why)
		}
	}
	child("status", r.status, 0, func() { w.status.Draw(w.gui, w.frame, w.news.now(now)) })
	return do
}

// drawPanel is the column at the right.
func (w *window) drawPanel() (do panel.Action) {
	do = w.transport.Draw(w.gui, w.frame, panel.TransportState{Filming: w.filming(), NoFilm: w.noFilm})
	w.rule()
	lives := w.static.Replay == "" // spikes from a file obey nothing
	if lives {
		term, joint, share := w.stage.Largest()
		w.causes.Draw(w.gui, w.frame, panel.Largest{Term: term, Joint: joint, Share: share})
		w.rule()
		looked := w.attribution.Actuator()
		if w.attribution.Draw(w.gui, w.frame, w.stage.Geom()) {
			w.rule()
		}
		if w.stripCauses && looked != w.attribution.Actuator() {
			w.strip.texture = 0
		}
		w.stimuli.Draw(w.gui, w.world)
		w.rule()
	}
	w.drawCortex(!lives)
	w.rule()
	if w.view.Draw(w.gui) {
		w.obeyView()
	}
	if lives {
		w.rule()
		w.parameters.Draw(w.gui)
	}
	return do
}

// drawCortex is the section about the cortex; a region picked there is picked in
// the brain.
func (w *window) drawCortex(played bool) {
	region := w.stage.Region()
	s := panel.CortexState{Frame: w.frame, Step: w.shown, Region: region, Played: played}
	if !played {
		s.Theory = w.foresight.about(&w.params.Cortex)
		s.Balance = w.world.rebalance.state(&w.params.Cortex, w.static.Preset)
	}
	picked := w.cortex.Draw(w.gui, w.world, s)
	if picked != region {
		w.stage.SelectRegion(picked)
		w.epoch++
	}
}

// rule parts two sections.
func (w *window) rule() {
	gap := imgui.Vec2{Y: look.Gap1 * w.gui.Scale()}
	imgui.Dummy(gap)
	imgui.Separator()
	imgui.Dummy(gap)
}

// child opens a part of the window with a surface of its own.
func child(id string, b box, padding float32, inside func()) {
	imgui.SetCursorScreenPos(b.min())
	imgui.PushStyleColorVec4(imgui.ColChildBg, gui.Color(look.Panel, 1))
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{X: padding, Y: padding})
	open := gui.Child(id, imgui.Vec2{X: b.w, Y: b.h}, imgui.ChildFlagsAlwaysUseWindowPadding, imgui.WindowFlagsNone)
	imgui.PopStyleVar()
	imgui.PopStyleColor()
	if open {
		inside()
	}
	imgui.EndChild()
}
