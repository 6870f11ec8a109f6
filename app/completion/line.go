package completion

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Shells are those that Write knows.
var Shells = []string{"bash", "zsh", "fish"}

// Write writes a shell's script. Keys are what may follow a flag named in it,
// each continued by "=".
func Write(w io.Writer, shell string, app *kong.Application, keys map[string][]string) error {
	l := describe(app, keys)
	switch shell {
	case "bash":
		return l.bash(w)
	case "zsh":
		return l.zsh(w)
	case "fish":
		return l.fish(w)
	}
	return fmt.Errorf("completion: %q is not allowed; allowed: %s", shell, strings.Join(Shells, ", "))
}

// line is a command line as the scripts need it.
type line struct {
	program  string
	commands []command
	usual    string // the command that is meant where none is named
}

type command struct {
	name, help string
	flags      []flag
	words      []string // what its argument may be
}

type flag struct {
	name, help string
	argument   bool     // something follows
	repeats    bool     // it may be given again
	words      []string // one of these
	keys       []string // one of these, then "=" and a value
	ending     string   // a file with this ending, such as ".mp4"
}

// describe reads kong's model. Hidden commands and flags stay hidden.
func describe(app *kong.Application, keys map[string][]string) line {
	l := line{program: app.Name}
	if app.DefaultCmd != nil {
		l.usual = app.DefaultCmd.Name
	}
	for _, node := range app.Leaves(true) {
		top := node
		for top.Parent != nil && top.Parent != app.Node {
			top = top.Parent
		}
		if k := len(l.commands) - 1; k < 0 || l.commands[k].name != top.Name {
			l.commands = append(l.commands, command{name: top.Name, help: sentence(top.Help)})
		}
		l.commands[len(l.commands)-1].add(node, top, keys)
	}
	return l
}

// add takes in a command, or one of those below it. Their names are words that
// may follow, and the flags of one are proposed for all.
func (c *command) add(node, top *kong.Node, keys map[string][]string) {
	if node != top {
		c.words = append(c.words, node.Name)
	}
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			if !slices.ContainsFunc(c.flags, func(g flag) bool { return g.name == f.Name }) {
				c.flags = append(c.flags, describeFlag(f, keys[f.Name]))
			}
		}
	}
	for _, p := range node.Positional {
		c.words = append(c.words, enum(p)...)
	}
}

func describeFlag(f *kong.Flag, keys []string) flag {
	out := flag{
		name: f.Name, help: sentence(f.Help), argument: !f.IsBool(),
		repeats: f.IsCumulative(), words: enum(f.Value), keys: keys,
	}
	switch ending := path.Ext(f.PlaceHolder); {
	case !out.argument:
	case strings.Contains(f.PlaceHolder, "|"):
		out.words = strings.Split(f.PlaceHolder, "|")
	case ending != "" && ending != ".":
		out.ending = ending
	}
	return out
}

// enum lists the words that kong allows, if it limits them.
func enum(v *kong.Value) []string {
	if v.Enum == "" {
		return nil
	}
	return slices.DeleteFunc(v.EnumSlice(), func(s string) bool { return s == "" })
}

// sentence is the first one of a help text, without its full stop.
func sentence(help string) string {
	first, _, _ := strings.Cut(help, ". ")
	return strings.TrimSuffix(first, ".")
}

// names lists the commands.
func (l line) names() []string {
	var names []string
	for _, c := range l.commands {
		names = append(names, c.name)
	}
	return names
}

// quote makes one word of text for all three shells, whose single quotes differ
// only in what may stand inside: no quote, and in fish no backslash.
func quote(text string) string {
	return "'" + strings.NewReplacer("'", "’", `\`, "/").Replace(text) + "'"
}
