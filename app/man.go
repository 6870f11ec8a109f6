package main

import (
	"fmt"

	"github.com/alecthomas/kong"

	"encephagen/app/manual"
)

type manCommand struct{}

// Run prints the man page.
func (manCommand) Run(s *session, ctx *kong.Context) error {
	page := manual.Page{
		Release:  release,
		Short:    "a simulated newborn and its brain, in a window and on film",
		Sections: append(keySections(), manSections()...),
	}
	return page.Write(s.stdout, ctx.Model)
}

// manSections is what a user has to know besides commands, flags and keys.
func manSections() []manual.Section {
	environment := []manual.Entry{
		{Term: "MUJOCO_PATH", Text: "The MuJoCo library, or a folder that holds it; overrides the copy in the cache."},
		{Term: "XDG_CACHE_HOME", Text: "Where the folder encephagen of the cache lies; ~/.cache if it is not set."},
	}
	files := []manual.Entry{
		{Term: "~/.cache/encephagen/mujoco-*/", Text: "The MuJoCo library, which `make mujoco` fetches there."},
		{Term: "~/.cache/encephagen/bias-*.csv", Text: "Biases learned for a --wiring-seed other than 0. They may be deleted, and are learned again."},
	}
	see := []manual.Entry{
		{Term: "encephagen licenses", Text: "The terms of the program, its data and what is linked into it: the code is MIT, a distributed binary is offered under GPL-3."},
	}
	if hasPicture {
		environment = append(environment, manual.Entry{Term: "DISPLAY, WAYLAND_DISPLAY", Text: "The display for the window. If neither is set, the first 10 s are filmed instead."})
		files = append(files,
			manual.Entry{Term: "newborn-N.mp4, newborn-N.png", Text: "Films and pictures of the window, in the current folder; N is the smallest number that overwrites nothing."},
			manual.Entry{Term: "NAME.part.mp4", Text: "NAME.mp4 while it is being filmed. If that was cut short, it plays up to its last second."})
		see = append(see, manual.Entry{Term: "ffmpeg(1)", Text: "Makes the films."})
	}
	code := func(n int, text string) manual.Entry { return manual.Entry{Term: fmt.Sprint(n), Text: text} }
	return []manual.Section{
		{Title: "Exit status", Entries: []manual.Entry{
			code(exitOK, "Done."),
			code(exitFailed, "The run failed."),
			code(exitUsage, "A value on the command line is wrong; one line names it and what is allowed."),
			code(exitMissing, "A part is missing; one line names the remedy."),
			code(exitInterrupted, "Interrupted; what was made is kept."),
		}},
		{Title: "Environment", Entries: environment},
		{Title: "Files", Entries: files},
		{Title: "See also", Entries: see},
	}
}
