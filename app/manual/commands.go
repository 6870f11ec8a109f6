package manual

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// leastShared is how many flags commands must have in common to have them
// described in one place.
const leastShared = 3

// shared are the flags that the same commands have.
type shared struct {
	commands []string
	flags    []*kong.Flag
}

// writeCommands describes the commands, each with its own flags, then the flags
// that several have.
func writeCommands(b *bufio.Writer, app *kong.Application) {
	groups := share(app)
	b.WriteString(".SH COMMANDS\n")
	for _, c := range app.Leaves(true) {
		fmt.Fprintf(b, ".SS %s%s\n%s\n", roff(name(c)), arguments(c), roff(c.Help))
		for _, f := range flagsOf(c) {
			if group(groups, f, name(c)) == nil {
				writeFlag(b, f)
			}
		}
		for _, p := range c.Positional {
			entry(b, `\fI`+roff(p.Name)+`\fR`, p.Help)
		}
	}
	for _, g := range groups {
		fmt.Fprintf(b, ".SH FLAGS OF %s\n", strings.ToUpper(roff(list(g.commands))))
		for _, f := range g.flags {
			writeFlag(b, f)
		}
	}
}

// name is a command's, after those of the commands above it.
func name(c *kong.Node) string {
	if c.Parent == nil || c.Parent.Type == kong.ApplicationNode {
		return c.Name
	}
	return name(c.Parent) + " " + c.Name
}

func writeFlag(b *bufio.Writer, f *kong.Flag) {
	term := `\fB\-\-` + roff(f.Name) + `\fR`
	if !f.IsBool() {
		term += `=\fI` + roff(f.FormatPlaceHolder()) + `\fR`
	}
	text := f.Help
	if f.Required {
		text += " Must be given."
	}
	entry(b, term, text)
}

// arguments shows what follows a command's name.
func arguments(c *kong.Node) string {
	var text string
	for _, p := range c.Positional {
		text += ` \fI` + roff(p.Name) + `\fR`
	}
	return text
}

// flagsOf are a command's visible flags, without --help.
func flagsOf(c *kong.Node) []*kong.Flag {
	var flags []*kong.Flag
	for _, f := range c.Flags {
		if !f.Hidden && f.Name != "help" {
			flags = append(flags, f)
		}
	}
	return flags
}

// share finds the flags that the same commands have with the same words. Order
// is that of the commands and flags.
func share(app *kong.Application) []shared {
	var all []shared
	for _, c := range app.Leaves(true) {
		for _, f := range flagsOf(c) {
			users := usersOf(app, f)
			if len(users) < 2 || users[0] != name(c) {
				continue
			}
			i := 0
			for i < len(all) && list(all[i].commands) != list(users) {
				i++
			}
			if i == len(all) {
				all = append(all, shared{commands: users})
			}
			all[i].flags = append(all[i].flags, f)
		}
	}
	var large []shared
	for _, g := range all {
		if len(g.flags) >= leastShared {
			large = append(large, g)
		}
	}
	return large
}

func usersOf(app *kong.Application, f *kong.Flag) []string {
	var users []string
	for _, c := range app.Leaves(true) {
		for _, g := range flagsOf(c) {
			if same(f, g) {
				users = append(users, name(c))
			}
		}
	}
	return users
}

func same(f, g *kong.Flag) bool {
	return f.Name == g.Name && f.Help == g.Help && f.FormatPlaceHolder() == g.FormatPlaceHolder()
}

// group is the one that describes a command's flag, or nil.
func group(groups []shared, f *kong.Flag, command string) *shared {
	for i := range groups {
		for _, name := range groups[i].commands {
			for _, g := range groups[i].flags {
				if name == command && same(f, g) {
					return &groups[i]
				}
			}
		}
	}
	return nil
}

// list joins names: "a", "a and b", "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
