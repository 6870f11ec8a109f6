package main

import "fmt"

type doctorCommand struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Run prints what is present and what is missing.
func (c *doctorCommand) Run(s *session) error {
	if !doctor(s.stdout, c.JSON) {
		return fmt.Errorf("doctor: a needed part is %w; the list above says how to mend it", errMissing)
	}
	return nil
}
