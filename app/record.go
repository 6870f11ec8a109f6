//go:build !headless

package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"

	"encephagen/render"
	"encephagen/render/film"
	"encephagen/render/look"
	"encephagen/sim"
	"encephagen/sim/frame"
)

type recordCommand struct {
	newbornFlags
	Out     string  `default:"newborn.mp4" placeholder:"F.mp4" help:"The film; replaced only when the new one is complete."`
	Seconds float64 `default:"10" help:"Biological seconds."`
	Size    size    `default:"1280x720" help:"Width x height in pixels, even numbers."`
	FPS     int     `name:"fps" default:"30" help:"Frames per biological second, 1 to 240."`
	Strip   string  `default:"spikes" placeholder:"spikes|causes" help:"What the strip below shows: spikes and rates, or the way from stimulus to torque."`
	Theme   string  `default:"dark" placeholder:"dark|light" help:"Colours of the film."`
	Layout  string  `default:"studio" placeholder:"studio|duo|body|brain|spikes" help:"What is in the picture."`
}

// Run films.
func (c *recordCommand) Run(s *session) error {
	layout, err := c.check("--out")
	if err != nil {
		return err
	}
	n, err := c.birth(s, true, c.compute)
	if err != nil {
		return err
	}
	defer n.Close()
	return c.film(s, n, layout)
}

// check refuses what no film can be made of, before anything is simulated; out
// is the flag that names the film.
func (c *recordCommand) check(out string) (render.Layout, error) {
	if err := checkSeconds(c.Seconds); err != nil {
		return 0, err
	}
	if c.FPS < 1 || c.FPS > 240 {
		return 0, usageError{fmt.Errorf("--fps: %d is not allowed; allowed: 1 to 240", c.FPS)}
	}
	layout, err := render.ParseLayout(c.Layout)
	if err != nil {
		return 0, usageError{fmt.Errorf("--layout: %w", err)}
	}
	if err := oneOf("--strip", c.Strip, "spikes", "causes"); err != nil {
		return 0, err
	}
	if _, err := look.ParseTheme(c.Theme); err != nil {
		return 0, usageError{fmt.Errorf("--theme: %w", err)}
	}
	if filepath.Ext(c.Out) != ".mp4" {
		return 0, usageError{fmt.Errorf("%s: %q is not allowed; allowed: a name that ends in .mp4", out, c.Out)}
	}
	return layout, film.Check(c.Out)
}

// film draws the frames of n's first seconds and pipes them to ffmpeg.
func (c *recordCommand) film(s *session, n *sim.Newborn, layout render.Layout) error {
	theme, err := look.ParseTheme(c.Theme)
	if err != nil {
		return err
	}
	p, err := hirePainter(n, layout, c.Strip == "causes", theme, c.Size)
	if err != nil {
		return err
	}
	defer p.dismiss()
	take, err := film.New(film.Options{
		Path: c.Out, Width: c.Size.W, Height: c.Size.H, FPS: c.FPS,
		Meta: c.meta(n),
	})
	if err != nil {
		return err
	}
	return c.finish(s, take, c.shoot(s, n, p, take))
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

// shoot lets the newborn live through the frames. Each is drawn at its exact
// biological step with the state at the end of the tick that holds it, while the
// newborn already lives towards the next.
func (c *recordCommand) shoot(s *session, n *sim.Newborn, p *painter, take *film.Film) error {
	at := func(k int) float64 { return float64(k) * frame.StepsPerSecond / float64(c.FPS) }
	frames := int(math.Ceil(c.Seconds*float64(c.FPS) - 1e-9))
	bar := newProgress(s.stderr, "filming "+c.Out, float64(frames))
	defer bar.end()
	if err := livePast(n, 0); err != nil {
		return err
	}
	for k := range frames {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		p.jobs <- job{step: at(k), frame: n.Frames().Newest(), pixels: take.Blank()}
		err := livePast(n, at(k+1))
		drawn := <-p.painted
		if drawn.err != nil {
			return drawn.err
		}
		if writeErr := take.Write(drawn.pixels); writeErr != nil {
			return writeErr
		}
		if err != nil {
			return err
		}
		bar.at(float64(k + 1))
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

// meta is filmMeta with the files that the film hangs on.
func (c *recordCommand) meta(n *sim.Newborn) map[string]string {
	meta := filmMeta(n.Static(), n.Params())
	for _, f := range [...]struct{ what, path string }{{"stimuli", c.Stimuli}, {"cortex stimuli", c.Touches}, {"biases", c.Biases}} {
		if f.path != "" {
			meta["comment"] += fmt.Sprintf("; %s of %s", f.what, filepath.Base(f.path))
		}
	}
	return meta
}

// filmMeta says in the film's metadata how to make the same film again.
func filmMeta(st *frame.Static, p *sim.Params) map[string]string {
	if st.Replay != "" {
		return map[string]string{"title": "encephagen replay", "comment": fmt.Sprintf("encephagen %s; spikes of %s", version(), st.Replay)}
	}
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
