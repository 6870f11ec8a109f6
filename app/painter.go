//go:build !headless

package main

import (
	"encephagen/render"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/render/offscreen"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// painter draws the frames of a film on a thread, an OpenGL context and a stage
// of its own, while the newborn lives towards the next frame. It is one: several
// contexts that draw at once crash some versions of Mesa's software renderer.
type painter struct {
	jobs    chan job
	painted chan picture // in the order of the jobs
}

// job is one frame to draw.
type job struct {
	step   float64
	frame  *frame.Frame // let go when it is on the stage
	pixels []byte       // lowest row first
}

// picture is a drawn frame, or why it is none.
type picture struct {
	pixels []byte
	err    error
}

// hirePainter starts a painter; causes is the strip that it draws.
func hirePainter(n *sim.Newborn, layout render.Layout, causes bool, theme *look.Theme, size size) (*painter, error) {
	p := newPainter()
	ready := make(chan error)
	go func() {
		defer close(p.painted)
		defer look.Use(look.Current())
		look.Use(theme)
		e, err := newEasel(n, size)
		ready <- err
		if err != nil {
			return
		}
		defer e.close()
		e.stage.Causes = causes
		for j := range p.jobs {
			p.do(j, e, layout)
		}
	}()
	return p, <-ready
}

func newPainter() *painter {
	return &painter{jobs: make(chan job, 1), painted: make(chan picture, 1)}
}

// do paints a frame. A panic, a mistake in this program, comes back as an error,
// so that the film can be closed.
func (p *painter) do(j job, e *easel, layout render.Layout) {
	err := sim.GuardAt(j.step/frame.StepsPerSecond, func() error {
		defer j.frame.Release()
		e.stage.Advance(j.step, j.frame)
		return e.paint(layout, j.pixels)
	})
	p.painted <- picture{j.pixels, err}
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
