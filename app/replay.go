//go:build !headless

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"encephagen/render/look"
	"encephagen/sim"
	"encephagen/sim/frame"
)

type replayCommand struct {
	Spikes  []string `required:"" placeholder:"FILE" sep:"none" help:"Spikes: .npz of run_nest.py, run_brian2.py or cortex stats --spikes; NEST's .dat or .gdf; CSV with a header of time_ms and neuron or sender. May be given again, for the processes of one run."`
	Network string   `placeholder:"network.npz" help:"The exported network that the spikes are of, if they do not say it and it has not 200 neurons a region."`
	Film    string   `placeholder:"F.mp4" help:"Film instead of opening the window."`
	Seconds float64  `placeholder:"S" help:"Biological seconds of the film (default: all there are)."`
	Size    size     `default:"1280x720" help:"Width x height of window or film in pixels."`
	FPS     int      `name:"fps" default:"30" help:"Frames of the film per biological second, 1 to 240."`
	Layout  string   `default:"spikes" placeholder:"studio|duo|body|brain|spikes" help:"What is in the film's picture."`
	Speed   float64  `default:"1" help:"Biological seconds per second in the window, 0.01 to 16."`
	Theme   string   `default:"dark" placeholder:"dark|light" help:"Colours of window or film."`
	Quality string   `default:"auto" placeholder:"auto|low|medium|high" help:"Of the window's pictures; auto finds what is fast enough."`
}

// Run plays the spikes.
func (c *replayCommand) Run(s *session) error {
	show := runCommand{Size: c.Size, Speed: c.Speed, Theme: c.Theme, Quality: c.Quality}
	theme, err := show.check()
	if err != nil {
		return err
	}
	r, err := readReplay(c.Spikes, c.Network)
	if err != nil {
		return err
	}
	display := os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	if c.Film == "" && !display {
		c.Film = unusedName("replay", ".mp4")
		fmt.Fprintf(s.stderr, "no display: filming to %s instead\n", c.Film)
	}
	if c.Film != "" {
		return c.film(s, r)
	}
	n, err := stage(r)
	if err != nil {
		return err
	}
	return c.show(s, n, theme)
}

// show opens the window; n is closed with it.
func (c *replayCommand) show(s *session, n *sim.Newborn, theme *look.Theme) error {
	return runWindow(n, windowOptions{Width: c.Size.W, Height: c.Size.H, Speed: c.Speed, Theme: theme, Quality: c.Quality, Context: s.ctx})
}

// film films the spikes up to their end.
func (c *replayCommand) film(s *session, r *sim.Replay) error {
	all := float64(r.Steps) / frame.StepsPerSecond
	if c.Seconds == 0 {
		c.Seconds = all
	}
	take := recordCommand{Out: c.Film, Seconds: c.Seconds, Size: c.Size, FPS: c.FPS, Strip: "spikes", Theme: c.Theme, Layout: c.Layout}
	layout, err := take.check("--film")
	if err != nil {
		return err
	}
	if c.Seconds > all {
		return usageError{fmt.Errorf("--seconds: %v is not allowed; allowed: at most %v, what there are spikes of", c.Seconds, all)}
	}
	n, err := stage(r)
	if err != nil {
		return err
	}
	defer n.Close()
	return take.film(s, n, layout)
}

// stage makes the newborn that plays. Its regions, tracts and delays are those
// of the validation preset, the one that other simulators are given.
func stage(r *sim.Replay) (*sim.Newborn, error) {
	n, err := sim.New(sim.Config{Preset: "validation", Threads: 1, Replay: r})
	if errors.Is(err, sim.ErrReplay) {
		err = usageError{fmt.Errorf("--spikes: %w", err)}
	}
	return n, err
}

// nameOfReplay is what the files are called on the screen.
func nameOfReplay(paths []string) string {
	name := filepath.Base(paths[0])
	if len(paths) > 1 {
		name = fmt.Sprintf("%s and %d more", name, len(paths)-1)
	}
	return name
}
