//go:build !headless

package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"encephagen/app/panel"
	"encephagen/render"
	rgl "encephagen/render/gl"
	"encephagen/render/trail"
	"encephagen/sim"
)

// brainOf is the brain as a stage draws it now, and whether the spikes were taken
// from the card.
func (l *live) brainOf() (px []byte, onCard bool) {
	l.t.Helper()
	const w, h = 601, 401
	px = make([]byte, 4*w*h)
	var err error
	onMain(func() {
		f, e := rgl.NewFramebuffer(w, h, rgl.Options{})
		if err = e; err == nil {
			defer f.Delete()
			err = errors.Join(l.stage.Compose(f, render.BrainOnly), l.stage.Err())
			rgl.ReadRGBA(f, px)
		}
		onCard = l.stage.SpikesOnCard()
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return px, onCard
}

// spikesFrom has the stage take them from a card, or from the host.
func (l *live) spikesFrom(t *trail.Trail) { onMain(func() { l.stage.SpikesFrom(t) }) }

// TestWindowSharesItsCard: where the window's OpenGL computes the cortex, the somata
// are drawn from the spikes that lie there, and the picture is the same to the byte
// as from those that went through the host. When the cortex leaves the card, the
// host's are taken; the window ends in order, whatever computes.
func TestWindowSharesItsCard(t *testing.T) {
	l := openWindow(t, "gl")
	if l.status.Shared == "" || l.unshared != nil {
		t.Errorf("not shared: %v", l.unshared)
	}
	l.livesOn()
	shared := 0
	for range 5 {
		l.livesOn()
		px, onCard := l.brainOf()
		if !onCard {
			continue // this frame came too late for the ring
		}
		shared++
		l.spikesFrom(nil)
		want, onCard := l.brainOf()
		if onCard || !bytes.Equal(px, want) {
			t.Fatalf("at step %.0f the card's picture is another one than the host's", l.shown)
		}
		l.spikesFrom(l.trail)
	}
	if shared < 3 {
		t.Errorf("%d of 5 pictures took the spikes from the card", shared)
	}
	if !strings.HasPrefix(l.frame.Device, "gl: ") {
		t.Errorf("the cortex is on %q", l.frame.Device)
	}

	l.runner.Inject(func(n *sim.Newborn) { n.Compute(nil) })
	l.until("the CPU", func() bool { return l.frame.Device == "" })
	l.livesOn()
	px, onCard := l.brainOf()
	l.spikesFrom(nil)
	if want, _ := l.brainOf(); onCard || !bytes.Equal(px, want) {
		t.Error("spikes are shown from a card that the cortex has left")
	}
	l.do(panel.PlayPause)
	if err := l.close(); err != nil {
		t.Error(err)
	}
}

// TestWindowEndsWithItsCard: a window whose card is computing ends in order.
func TestWindowEndsWithItsCard(t *testing.T) {
	l := openWindow(t, "gl")
	l.livesOn()
	if err := l.close(); err != nil {
		t.Error(err)
	}
}
