//go:build !headless

package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"

	"encephagen/render"
	"encephagen/render/film"
	rgl "encephagen/render/gl"
	"encephagen/render/offscreen"
	"encephagen/sim"
	"encephagen/sim/frame"
)

type recordCommand struct {
	newbornFlags
	Out     string  `default:"newborn.mp4" placeholder:"F.mp4" help:"The film; replaced only when the new one is complete."`
	Seconds float64 `default:"10" help:"Biological seconds."`
	Size    size    `default:"1280x720" help:"Width x height in pixels, even numbers."`
	FPS     int     `name:"fps" default:"30" help:"Frames per biological second, 1 to 240."`
	Layout  string  `default:"studio" placeholder:"studio|duo|body|brain" help:"What is in the picture."`
}

// Run films.
func (c *recordCommand) Run(s *session) error {
	if err := checkSeconds(c.Seconds); err != nil {
		return err
	}
	if c.FPS < 1 || c.FPS > 240 {
		return usageError{fmt.Errorf("--fps: %d is not allowed; allowed: 1 to 240", c.FPS)}
	}
	layout, err := render.ParseLayout(c.Layout)
	if err != nil {
		return usageError{fmt.Errorf("--layout: %w", err)}
	}
	if filepath.Ext(c.Out) != ".mp4" {
		return usageError{fmt.Errorf("--out: %q is not allowed; allowed: a name that ends in .mp4", c.Out)}
	}
	n, err := c.birth(s)
	if err != nil {
		return err
	}
	defer n.Close()
	return c.film(s, n, layout)
}

// film draws the frames of n's first seconds and pipes them to ffmpeg. While a
// frame is drawn, the newborn already lives towards the next one.
func (c *recordCommand) film(s *session, n *sim.Newborn, layout render.Layout) error {
	runtime.LockOSThread() // a GL context belongs to a thread
	defer runtime.UnlockOSThread()
	gl, err := offscreen.New()
	if err != nil {
		return err
	}
	defer gl.Close()
	stage, err := render.NewStage(n.Static(), n.Streams())
	if err != nil {
		return err
	}
	defer stage.Close()
	target, err := rgl.NewFramebuffer(c.Size.W, c.Size.H, rgl.Options{})
	if err != nil {
		return err
	}
	defer target.Delete()
	take, err := film.New(film.Options{
		Path: c.Out, Width: c.Size.W, Height: c.Size.H, FPS: c.FPS,
		Meta: filmMeta(n.Static(), n.Params()),
	})
	if err != nil {
		return err
	}

	frames := int(math.Ceil(c.Seconds*float64(c.FPS) - 1e-9))
	err = c.shoot(s, n, frames, func(step float64, f *frame.Frame) error {
		stage.Advance(step, f)
		stage.Compose(target, layout)
		return take.Frame(target)
	})
	if closeErr := take.Close(); err == nil {
		err = closeErr
	}
	if err == nil || err == errInterrupted {
		fmt.Fprintf(s.stderr, "%s: %d frames, %.2f s of biological time\n",
			c.Out, take.Written(), float64(take.Written())/float64(c.FPS))
	}
	return err
}

// shoot calls draw for each frame with its exact biological step and the state
// at the end of the tick that holds it.
func (c *recordCommand) shoot(s *session, n *sim.Newborn, frames int, draw func(float64, *frame.Frame) error) error {
	at := func(k int) float64 { return float64(k) * frame.StepsPerSecond / float64(c.FPS) }
	live := func(until float64) error {
		for float64(n.Step()) < until {
			if err := n.Tick(); err != nil {
				return err
			}
		}
		return nil
	}
	bar := newProgress(s.stderr, "filming "+c.Out, float64(frames))
	defer bar.end()
	ahead := make(chan error, 1)
	for k := range frames {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		f := n.Frames().Newest()
		go func() { ahead <- live(at(k + 1)) }()
		drawErr := draw(at(k), f)
		f.Release()
		if err := <-ahead; err != nil {
			return err
		}
		if drawErr != nil {
			return drawErr
		}
		bar.at(float64(k + 1))
	}
	return nil
}

// filmMeta says in the film's metadata how to make the same film again.
func filmMeta(st *frame.Static, p *sim.Params) map[string]string {
	comment := fmt.Sprintf("encephagen %s; seed %d; wiring seed %d; preset %s; body %s", version(), st.Seed, st.WiringSeed, st.Preset, st.Body)
	for _, f := range p.Fields() {
		if f.Changed() {
			comment += fmt.Sprintf("; %s=%g", f.Key, f.Value())
		}
	}
	return map[string]string{"title": "encephagen newborn", "comment": comment}
}

// unusedName returns base+ext, or base-1+ext and so on if that exists: nothing
// that a user made is overwritten.
func unusedName(base, ext string) string {
	name := base + ext
	for k := 1; ; k++ {
		if _, err := os.Lstat(name); os.IsNotExist(err) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, k, ext)
	}
}
