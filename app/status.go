//go:build !headless

package main

import (
	"fmt"
	"time"

	"encephagen/sim/frame"
)

// news is what the status line tells for a while: a file written, an error.
type news struct {
	text  string
	until time.Time
}

func (n *news) tell(format string, args ...any) {
	n.text = fmt.Sprintf(format, args...)
	n.until = time.Now().Add(newsSeconds * time.Second)
}

const newsSeconds = 6

// now is the news, or "" if there is none.
func (n *news) now(at time.Time) string {
	if at.After(n.until) {
		return ""
	}
	return n.text
}

// title is the name of the window: what the program is doing, for task bars
// and scripts.
func title(f *frame.Frame, t *take) string {
	name := "encephagen"
	switch {
	case f.Fault != "":
		name += fmt.Sprintf(" - stopped at %.3f s: %s", f.Seconds(), f.Fault)
	case f.Paused:
		name += fmt.Sprintf(" - paused at %.3f s", f.Seconds())
	}
	if t != nil {
		name += " - filming " + t.path
	}
	return name
}
