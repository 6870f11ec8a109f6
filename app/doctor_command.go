package main

import "fmt"

type doctorCommand struct {
	JSON    bool   `name:"json" help:"Print JSON."`
	OpenGL  bool   `name:"opengl" hidden:"" help:"Only open an OpenGL context and name what draws (doctor's own probe)."`
	Backend string `hidden:"" help:"Only examine and time one device that computes the cortex (doctor's own probe)."`
}

// Run prints what is present and what is missing.
func (c *doctorCommand) Run(s *session) error {
	if c.OpenGL {
		renderer, err := describeOpenGL()
		if err == nil {
			fmt.Fprintln(s.stdout, renderer)
		}
		return err
	}
	if c.Backend != "" {
		device, err := describeBackend(c.Backend)
		if err == nil {
			fmt.Fprintln(s.stdout, device)
		}
		return err
	}
	if !doctor(s.stdout, c.JSON) {
		return fmt.Errorf("doctor: a needed part is %w; the list above says how to mend it", errMissing)
	}
	return nil
}
