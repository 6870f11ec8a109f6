//go:build !headless

package main

import (
	"time"

	"encephagen/render/offscreen"
)

// hasPicture: this build draws.
const hasPicture = true

// openGLFinding says whether there is OpenGL, and what draws.
func openGLFinding() finding {
	f := finding{Part: "OpenGL", Standing: missing, Remedy: aptRemedy("libegl1 libgl1-mesa-dri")}
	found, said, err := probeDriver(30*time.Second, "--opengl")
	if err != nil {
		f.Detail = err.Error()
		if said != "" {
			f.Detail += ": " + said
		}
		return f
	}
	f = finding{Part: f.Part, Standing: present, Detail: found}
	if isSoftware(f.Detail) {
		f.Detail += "; in software, by the processor"
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
