package completion

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// fish gets one line for each command and each flag.
func (l line) fish(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `# Completion of %[1]s for fish, made by "%[1]s completion fish".
function __%[1]s_command
	set -l words (commandline -opc)
	set -l command %[2]s
	if contains -- "$words[2]" %[3]s
		set command $words[2]
	end
	test $command = $argv[1]
end
complete -c %[1]s -f
`, l.program, l.usual, strings.Join(l.names(), " "))
	for _, c := range l.commands {
		fmt.Fprintf(b, "complete -c %s -n 'test (count (commandline -opc)) = 1' -a %s -d %s\n", l.program, c.name, quote(c.help))
	}
	for _, c := range l.commands {
		when := fmt.Sprintf("complete -c %s -n '__%s_command %s'", l.program, l.program, c.name)
		if c.words != nil {
			fmt.Fprintf(b, "%s -a %s\n", when, quote(strings.Join(c.words, " ")))
		}
		for _, f := range c.flags {
			fmt.Fprintf(b, "%s -l %s -d %s%s\n", when, f.name, quote(f.help), f.fish())
		}
	}
	return b.Flush()
}

// fish says what follows a flag.
func (f flag) fish() string {
	switch {
	case !f.argument:
		return ""
	case f.keys != nil:
		return " -x -a " + quote(strings.Join(f.keys, "= ")+"=")
	case f.words != nil:
		return " -x -a " + quote(strings.Join(f.words, " "))
	case f.ending != "":
		return " -r -k -a " + quote("(__fish_complete_suffix "+f.ending+")")
	}
	return " -x"
}
