//go:build headless

package main

// hasPicture: a headless build draws nothing.
const hasPicture = false

func openGLFinding() finding {
	return finding{Part: "OpenGL", Standing: leftout, Detail: "left out of this build"}
}

func describeOpenGL() (string, error) { return "", leftOut("OpenGL") }
