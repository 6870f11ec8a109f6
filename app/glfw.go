//go:build !headless

package main

import (
	"bytes"
	"errors"
	"log"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// startGLFW starts the window library. go-gl writes what the display server
// refuses to the standard log, goes on, and panics at the next call; here that
// becomes an error.
func startGLFW() error {
	return mindGLFW(func() error {
		if err := glfw.Init(); err != nil {
			return err
		}
		glfw.GetMonitors() // panics if there is no display after all
		return nil
	})
}

// mindGLFW makes an error of whatever way f fails in.
func mindGLFW(f func() error) (err error) {
	var logged bytes.Buffer
	old, flags := log.Writer(), log.Flags()
	log.SetOutput(&logged)
	log.SetFlags(0)
	defer func() {
		log.SetOutput(old)
		log.SetFlags(flags)
		if p := recover(); p != nil {
			refused, ok := p.(*glfw.Error)
			if !ok {
				panic(p)
			}
			err = refused
		}
		if err != nil && logged.Len() > 0 { // the first cause
			err = errors.New(strings.TrimSpace(logged.String()))
		}
	}()
	return f()
}

// createWindow opens a window with OpenGL, as the hints say.
func createWindow(width, height int, title string) (w *glfw.Window, err error) {
	err = mindGLFW(func() (err error) {
		if w, err = glfw.CreateWindow(width, height, title, nil, nil); w == nil && err == nil {
			err = errors.New("the display refuses")
		}
		return err
	})
	return w, err
}
