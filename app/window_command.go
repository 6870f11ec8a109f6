//go:build !headless

package main

import (
	"errors"
	"fmt"
	"os"

	"encephagen/render/film"
	"encephagen/render/look"
	"encephagen/render/offscreen"
)

type runCommand struct {
	newbornFlags
	Size    size    `default:"1280x720" help:"Width x height of the window in pixels."`
	Speed   float64 `default:"1" help:"Biological seconds per second, 0.01 to 16."`
	Theme   string  `default:"dark" placeholder:"dark|light" help:"Colours of the window."`
	Quality string  `default:"auto" placeholder:"auto|low|medium|high" help:"Of the pictures; auto finds what is fast enough."`
}

// Run opens the window, or films where there is no display.
func (c *runCommand) Run(s *session) error {
	theme, err := c.check()
	if err != nil {
		return err
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return c.filmInstead(s)
	}
	n, err := c.birth(s, true, nil) // what computes may share the window's card
	if err != nil {
		return err
	}
	return runWindow(n, windowOptions{Width: c.Size.W, Height: c.Size.H, Speed: c.Speed, Theme: theme, Quality: c.Quality, Biases: c.Biases != "", Backend: c.backendFlag, Context: s.ctx})
}

// check refuses what no window can show.
func (c *runCommand) check() (*look.Theme, error) {
	if !(c.Speed >= 0.01 && c.Speed <= 16) {
		return nil, usageError{fmt.Errorf("--speed: %v is not allowed; allowed: 0.01 to 16", c.Speed)}
	}
	theme, err := look.ParseTheme(c.Theme)
	if err != nil {
		return nil, usageError{fmt.Errorf("--theme: %w", err)}
	}
	return theme, oneOf("--quality", c.Quality, "auto", "low", "medium", "high")
}

// filmInstead films the first 10 s: a machine without a display still shows
// something.
func (c *runCommand) filmInstead(s *session) error {
	take := recordCommand{
		newbornFlags: c.newbornFlags, Out: unusedName("newborn", ".mp4"),
		Seconds: 10, Size: c.Size, FPS: 30, Strip: "spikes", Theme: c.Theme, Layout: "studio",
	}
	fmt.Fprintf(s.stderr, "no display: filming 10 s to %s instead\n", take.Out)
	return take.Run(s)
}

// isMissingGraphics tells whether a part of the picture or the film is missing.
func isMissingGraphics(err error) bool {
	return errors.Is(err, offscreen.ErrMissing) || errors.Is(err, film.ErrMissing)
}
