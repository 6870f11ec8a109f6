package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// standing says how a part stands.
type standing string

// A missing part is needed for what the program promises; of a note one may
// know, but everything works with it; a part can be left out of a build.
const (
	present standing = "present"
	missing standing = "missing"
	note    standing = "note"
	leftout standing = "left out"
)

// finding is what doctor says of one part.
type finding struct {
	Part     string   `json:"part"`
	Standing standing `json:"standing"`
	Detail   string   `json:"detail"`
	Remedy   string   `json:"remedy,omitempty"` // a command, or what to do in words
}

// diagnosis is what `doctor --json` prints.
type diagnosis struct {
	Version string    `json:"version"`
	OK      bool      `json:"ok"`
	Parts   []finding `json:"parts"`
}

// doctor says what is present and what is missing, each with the command that
// mends it, and whether nothing needed is missing.
func doctor(w io.Writer, asJSON bool) (ok bool) {
	d := diagnosis{Version: version(), OK: true, Parts: []finding{
		mujocoFinding(), ffmpegFinding(), openGLFinding(), displayFinding(),
		kernelFinding(),
	}}
	for _, o := range openers {
		d.Parts = append(d.Parts, backendFinding(o.name))
	}
	d.Parts = append(d.Parts, cacheFinding(), machineFinding())
	for _, f := range d.Parts {
		d.OK = d.OK && f.Standing != missing
	}
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.Encode(d)
	} else {
		d.print(w)
	}
	return d.OK
}

func (d *diagnosis) print(w io.Writer) {
	fmt.Fprintln(w, "encephagen", d.Version)
	for _, f := range d.Parts {
		fmt.Fprintf(w, "%-9s %-11s %s\n", f.Standing, f.Part, f.Detail)
		if f.Remedy != "" {
			fmt.Fprintf(w, "%-21s remedy: %s\n", "", f.Remedy)
		}
	}
}

// oneLine keeps a finding on its line, whatever a library answered.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
