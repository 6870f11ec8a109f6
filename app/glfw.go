//go:build !headless

package main

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"log"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/assets"
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

// createWindow opens a window with OpenGL, as the hints say. Its context shares the
// objects of another window's, if there is one.
func createWindow(width, height int, title string, share *glfw.Window) (w *glfw.Window, err error) {
	err = mindGLFW(func() (err error) {
		if w, err = glfw.CreateWindow(width, height, title, nil, share); w == nil && err == nil {
			err = errors.New("the display refuses")
		}
		return err
	})
	return w, err
}

// setIcon shows the program's icon in the window's frame and in lists of windows.
// Where the display gives windows none of their own (Wayland) it is the menu entry's.
func setIcon(w *glfw.Window) error {
	file, err := assets.FS.Open("icon/encephagen.png")
	if err != nil {
		return err
	}
	defer file.Close()
	icon, err := png.Decode(file)
	if err == nil {
		w.SetIcon([]image.Image{icon})
	}
	return err
}
