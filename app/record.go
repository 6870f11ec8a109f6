//go:build !headless

package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"encephagen/render"
	"encephagen/render/film"
	"encephagen/sim"
	"encephagen/sim/frame"
)

type recordCommand struct {
	newbornFlags
	Out      string  `default:"newborn.mp4" placeholder:"F.mp4" help:"The film; replaced only when the new one is complete."`
	Seconds  float64 `default:"10" help:"Biological seconds."`
	Size     size    `default:"1280x720" help:"Width x height in pixels, even numbers."`
	FPS      int     `name:"fps" default:"30" help:"Frames per biological second, 1 to 240."`
	Painters int     `default:"0" placeholder:"N" help:"Threads that draw, 1 to 4 (default: one on a graphics card, one a core without). Never changes the film."`
	Layout   string  `default:"studio" placeholder:"studio|duo|body|brain" help:"What is in the picture."`
}

// Run films.
func (c *recordCommand) Run(s *session) error {
	if err := checkSeconds(c.Seconds); err != nil {
		return err
	}
	if c.FPS < 1 || c.FPS > 240 {
		return usageError{fmt.Errorf("--fps: %d is not allowed; allowed: 1 to 240", c.FPS)}
	}
	if c.Painters < 0 || c.Painters > mostPainters {
		return usageError{fmt.Errorf("--painters: %d is not allowed; allowed: 1 to %d", c.Painters, mostPainters)}
	}
	layout, err := render.ParseLayout(c.Layout)
	if err != nil {
		return usageError{fmt.Errorf("--layout: %w", err)}
	}
	if filepath.Ext(c.Out) != ".mp4" {
		return usageError{fmt.Errorf("--out: %q is not allowed; allowed: a name that ends in .mp4", c.Out)}
	}
	if err := film.Check(c.Out); err != nil {
		return err
	}
	n, err := c.birth(s, true)
	if err != nil {
		return err
	}
	defer n.Close()
	return c.film(s, n, layout)
}

// film draws the frames of n's first seconds and pipes them to ffmpeg. While
// the painters draw, the newborn already lives towards the next frame.
func (c *recordCommand) film(s *session, n *sim.Newborn, layout render.Layout) error {
	painters, err := c.hire(n, layout)
	defer func() {
		for _, p := range painters {
			p.dismiss()
		}
	}()
	if err != nil {
		return err
	}
	take, err := film.New(film.Options{
		Path: c.Out, Width: c.Size.W, Height: c.Size.H, FPS: c.FPS,
		Meta: filmMeta(n.Static(), n.Params()),
	})
	if err != nil {
		return err
	}
	return c.finish(s, take, c.shoot(s, n, painters, take))
}

// finish closes the film, whatever ended it, and says what became of it.
func (c *recordCommand) finish(s *session, take *film.Film, err error) error {
	closeErr := take.Close()
	switch {
	case closeErr == nil: // whatever else went wrong, the film is good up to there
		fmt.Fprintf(s.stderr, "%s: %d frames, %.2f s of biological time\n",
			c.Out, take.Written(), float64(take.Written())/float64(c.FPS))
		return err
	case err == nil, err == errInterrupted && take.Written() > 0:
		return closeErr
	case err == errInterrupted, err == closeErr:
		return err
	}
	return fmt.Errorf("%w; %w", err, closeErr)
}

// mostPainters bounds memory: each holds about 100 MB.
const mostPainters = 4

// hire finds the painters: one for a graphics card, one a core for a renderer
// in software.
func (c *recordCommand) hire(n *sim.Newborn, layout render.Layout) (painters []*painter, err error) {
	want := c.Painters
	for len(painters) < max(1, want) {
		p, err := hirePainter(n, layout, c.Size, mostPainters)
		if err != nil {
			return painters, err
		}
		painters = append(painters, p)
		if want == 0 {
			want = 1
			if strings.Contains(p.renderer, "llvmpipe") || strings.Contains(p.renderer, "softpipe") {
				want = min(runtime.NumCPU(), mostPainters)
			}
		}
	}
	return painters, nil
}

// shoot lets the newborn live through the frames. Each is drawn at its exact
// biological step with the state at the end of the tick that holds it.
func (c *recordCommand) shoot(s *session, n *sim.Newborn, painters []*painter, take *film.Film) error {
	at := func(k int) float64 { return float64(k) * frame.StepsPerSecond / float64(c.FPS) }
	frames := int(math.Ceil(c.Seconds*float64(c.FPS) - 1e-9))
	bar := newProgress(s.stderr, "filming "+c.Out, float64(frames))
	defer bar.end()
	filmed := 0
	finish := func() error { // the oldest frame that is being drawn
		p := <-painters[filmed%len(painters)].painted
		if p.err != nil {
			return p.err
		}
		filmed++
		bar.at(float64(filmed))
		return take.Write(p.pixels)
	}
	if err := livePast(n, 0); err != nil {
		return err
	}
	for k := range frames {
		if s.ctx.Err() != nil {
			break
		}
		now := &moment{Frame: n.Frames().Newest()}
		now.readers.Store(int32(len(painters)))
		pixels := take.Blank()
		for i, p := range painters {
			j := job{step: at(k), moment: now}
			if i == k%len(painters) {
				j.pixels = pixels
			}
			p.jobs <- j
		}
		if err := livePast(n, at(k+1)); err != nil {
			return err
		}
		if k-filmed+1 >= len(painters) {
			if err := finish(); err != nil {
				return err
			}
		}
	}
	if s.ctx.Err() != nil {
		return errInterrupted
	}
	for filmed < frames {
		if err := finish(); err != nil {
			return err
		}
	}
	return nil
}

// livePast simulates until everything that happens at a biological step has
// happened.
func livePast(n *sim.Newborn, step float64) error {
	for float64(n.Step()) <= step {
		if err := n.Guard(n.Tick); err != nil {
			return err
		}
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

// unusedName returns base+ext, or base-1+ext and so on if that is taken.
func unusedName(base, ext string) string {
	name := base
	for k := 1; isTaken(name, ext); k++ {
		name = fmt.Sprintf("%s-%d", base, k)
	}
	return name + ext
}

// isTaken tells whether a user has made a file of that name, or the beginning
// of one: nothing of that is overwritten.
func isTaken(base, ext string) bool {
	_, whole := os.Lstat(base + ext)
	_, part := os.Lstat(base + ".part" + ext)
	return whole == nil || part == nil
}
