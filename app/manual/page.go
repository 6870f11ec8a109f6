package manual

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// Section stands after the commands.
type Section struct {
	Title   string
	Entries []Entry
}

// Entry is a term and what is to be said of it.
type Entry struct{ Term, Text string }

// Page is everything that the command line's description does not say.
type Page struct {
	Release  string // "0.1.0"
	Short    string // what it is, for NAME
	Sections []Section
}

// Write writes the page of section 1.
func (p *Page) Write(w io.Writer, app *kong.Application) error {
	b := bufio.NewWriter(w)
	name := app.Name
	fmt.Fprintf(b, ".\\\" Made by \"%s man\".\n", name)
	fmt.Fprintf(b, ".TH %s 1 \"\" %s \"User Commands\"\n", strings.ToUpper(name), quoted(name+" "+p.Release))
	fmt.Fprintf(b, ".SH NAME\n%s \\- %s\n", roff(name), roff(p.Short))
	fmt.Fprintf(b, ".SH SYNOPSIS\n.B %s\n[\\fIcommand\\fR] [\\fIflags\\fR]\n", roff(name))
	fmt.Fprintf(b, ".SH DESCRIPTION\n%s\n", roff(app.Help))
	writeCommands(b, app)
	for _, s := range p.Sections {
		fmt.Fprintf(b, ".SH %s\n", strings.ToUpper(roff(s.Title)))
		for _, e := range s.Entries {
			entry(b, `\fB`+roff(e.Term)+`\fR`, e.Text)
		}
	}
	return b.Flush()
}

// entry is a term with an indented text; the term is roff already.
func entry(b *bufio.Writer, term, text string) {
	fmt.Fprintf(b, ".TP\n%s\n%s\n", term, roff(text))
}

// roff makes plain text safe: a backslash is an escape, a hyphen would become
// typographic, and a point or quote at the start of a line is a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "^", `\(ha`, "~", `\(ti`, "`", `\(ga`, "\n", " ").Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return text
}

// quoted is an argument of a request.
func quoted(text string) string { return `"` + strings.ReplaceAll(roff(text), `"`, `""`) + `"` }
