package main

import (
	"runtime/debug"

	"encephagen/app/licences"
)

type licensesCommand struct {
	List bool `help:"Print a short table instead of the texts."`
}

// Run prints the terms of what is in this binary.
func (c *licensesCommand) Run(s *session) error {
	texts, err := licences.All(linkedModules(), hasPicture)
	if err != nil {
		return err
	}
	if c.List {
		return licences.List(s.stdout, texts)
	}
	return licences.Print(s.stdout, texts)
}

// linkedModules names the modules that the linker wrote into this binary.
func linkedModules() []string {
	var modules []string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			modules = append(modules, m.Path)
		}
	}
	return modules
}
