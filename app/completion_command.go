package main

import (
	"github.com/alecthomas/kong"

	"encephagen/app/completion"
	"encephagen/sim"
	"encephagen/sim/body"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints a shell's script. It proposes the parameters of the first body:
// those of the others have the same names.
func (c *completionCommand) Run(s *session, ctx *kong.Context) error {
	parameters := sim.DefaultParams(body.Models()[0])
	var keys []string
	for _, f := range parameters.Fields() {
		keys = append(keys, f.Key)
	}
	return completion.Write(s.stdout, c.Shell, ctx.Model, map[string][]string{"set": keys})
}
