//go:build !headless

package main

import (
	"sync/atomic"

	"encephagen/render"
	rgl "encephagen/render/gl"
	"encephagen/render/offscreen"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// painter draws every k-th frame of a film on a thread, an OpenGL context and a
// stage of its own: a renderer in software prepares one picture on one core.
// Each painter follows the newborn through every frame, so that a picture hangs
// on biological time only and not on how many painters there are.
type painter struct {
	renderer string // OpenGL's name of it
	jobs     chan job
	painted  chan picture // in the order of the jobs that had pixels
}

// job is one frame to follow and, if it has pixels, to draw.
type job struct {
	step   float64
	moment *moment
	pixels []byte // lowest row first
}

// picture is a drawn frame, or why it is none.
type picture struct {
	pixels []byte
	err    error
}

// moment is a frame of the simulation that several painters read.
type moment struct {
	*frame.Frame
	readers atomic.Int32
}

func (m *moment) done() {
	if m.readers.Add(-1) == 0 {
		m.Release()
	}
}

// hirePainter starts a painter that may be up to ahead frames behind.
func hirePainter(n *sim.Newborn, layout render.Layout, size size, ahead int) (*painter, error) {
	p := &painter{jobs: make(chan job, ahead), painted: make(chan picture, 1)}
	ready := make(chan error)
	go func() {
		e, err := newEasel(n, size)
		if err == nil {
			defer e.close()
			p.renderer = rgl.Describe()
		}
		ready <- err
		if err != nil {
			return
		}
		for j := range p.jobs {
			p.do(j, e, layout)
		}
		close(p.painted)
	}()
	return p, <-ready
}

func (p *painter) do(j job, e *easel, layout render.Layout) {
	e.stage.Advance(j.step, j.moment.Frame)
	j.moment.done()
	if j.pixels != nil {
		p.painted <- picture{j.pixels, e.paint(layout, j.pixels)}
	}
}

// dismiss ends the painter and waits until its context is gone.
func (p *painter) dismiss() {
	close(p.jobs)
	for range p.painted {
	}
}

// easel is what a painter draws with.
type easel struct {
	gl     *offscreen.Context
	stage  *render.Stage
	target *rgl.Framebuffer
	back   *rgl.Readback
}

func newEasel(n *sim.Newborn, size size) (e *easel, err error) {
	e = new(easel)
	if e.gl, err = offscreen.New(); err != nil {
		return nil, err
	}
	if e.stage, err = render.NewStage(n.Static(), n.Streams()); err == nil {
		e.target, err = rgl.NewFramebuffer(size.W, size.H, rgl.Options{})
	}
	if err != nil {
		e.close()
		return nil, err
	}
	e.back = rgl.NewReadback(size.W, size.H, 1)
	return e, nil
}

func (e *easel) paint(layout render.Layout, pixels []byte) error {
	if err := e.stage.Compose(e.target, layout); err != nil {
		return err
	}
	e.back.Start(e.target)
	e.back.Fetch(pixels)
	return rgl.Check("painting a frame")
}

func (e *easel) close() {
	if e.back != nil {
		e.back.Delete()
	}
	if e.target != nil {
		e.target.Delete()
	}
	if e.stage != nil {
		e.stage.Close()
	}
	e.gl.Close()
}
