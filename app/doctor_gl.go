//go:build !headless

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"encephagen/render/offscreen"
)

// hasPicture: this build draws.
const hasPicture = true

// openGLFinding opens a context in a process of its own: a broken driver ends
// or stops that process, not the diagnosis.
func openGLFinding() finding {
	f := finding{Part: "OpenGL", Standing: missing, Remedy: aptRemedy("libegl1 libgl1-mesa-dri")}
	self, err := os.Executable()
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	var stderr strings.Builder
	probe := exec.CommandContext(ctx, self, "doctor", "--opengl")
	probe.Stderr = &stderr
	stdout, err := probe.Output()
	switch {
	case ctx.Err() != nil:
		f.Detail = "the driver does not answer within 30 s"
	case err != nil:
		// Of a crash only the first line: the rest is a stack.
		line, _, _ := strings.Cut(stderr.String(), "\n")
		f.Detail = oneLine(fmt.Sprintf("%v: %s", err, line))
	default:
		f = finding{Part: f.Part, Standing: present, Detail: oneLine(string(stdout))}
		if isSoftware(f.Detail) {
			f.Detail += "; in software, by the processor"
		}
	}
	return f
}

// describeOpenGL opens a context and names what draws.
func describeOpenGL() (string, error) {
	c, err := offscreen.New()
	if err != nil {
		return "", err
	}
	defer c.Close()
	return c.Describe(), nil
}
