package licences

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// header says how the texts go together.
const header = `The code of encephagen is under the MIT licence.

Files labelled with the atlas AAL2, which its authors distribute under the GNU
General Public License, are embedded in the binary. For that reason a
distributed binary, as a whole, is offered under the terms of the GNU General
Public License, version 3. Data, meshes and modules keep their own terms.

MuJoCo (Apache-2.0) is not part of this binary and is not distributed with it:
it is loaded when the program starts, from the copy that the user has fetched.
`

const rule = "================================================================================"

// Print writes the header and every text under a heading that says what it is
// for.
func Print(w io.Writer, texts []Text) error {
	b := bufio.NewWriter(w)
	b.WriteString(header)
	for _, t := range texts {
		fmt.Fprintf(b, "\n%s\n%s\n", rule, t.Licence)
		for _, c := range t.Covers {
			fmt.Fprintf(b, "  for %s\n", c)
		}
		fmt.Fprintf(b, "%s\n\n%s\n", rule, strings.TrimRight(t.Body, "\n"))
	}
	return b.Flush()
}

// List writes a short table of the same: licence, what it is for.
func List(w io.Writer, texts []Text) error {
	width := 0
	for _, t := range texts {
		width = max(width, len(t.Licence))
	}
	b := bufio.NewWriter(w)
	for _, t := range texts {
		for _, c := range t.Covers {
			fmt.Fprintf(b, "%-*s  %s\n", width, t.Licence, c)
		}
	}
	return b.Flush()
}
