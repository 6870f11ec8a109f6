//go:build headless

package main

import (
	"fmt"

	"encephagen/app/manual"
)

// A headless build leaves out everything that draws.

type runCommand struct{}

// Run says that there is no window in this build.
func (runCommand) Run(*session) error { return leftOut("window") }

type recordCommand struct{}

// Run says that there is no film in this build.
func (recordCommand) Run(*session) error { return leftOut("film") }

type replayCommand struct{}

// Run says that nothing is shown in this build.
func (replayCommand) Run(*session) error { return leftOut("window") }

func leftOut(what string) error {
	return fmt.Errorf("this build has no %s (%w): build without `-tags headless`, or use `encephagen simulate`", what, errMissing)
}

func isMissingGraphics(error) bool { return false }

// keySections: without a window there are no keys.
func keySections() []manual.Section { return nil }
