package completion

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// zsh leaves the details to its _arguments. The script serves as a file in
// $fpath, which runs when it is first needed, and to "source".
func (l line) zsh(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `#compdef %[1]s
# Completion of %[1]s for zsh, made by "%[1]s completion zsh".
_%[1]s() {
	local command=%[2]s
	local -a commands=(
`, l.program, l.usual)
	for _, c := range l.commands {
		fmt.Fprintf(b, "\t\t%s\n", quote(c.name+":"+c.help))
	}
	b.WriteString(`	)
	if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
		_describe command commands
		return
	fi
	if (( ${commands[(I)$words[2]:*]} )); then
		command=$words[2]
		shift words
		(( CURRENT-- ))
	fi
	case $command in
`)
	for _, c := range l.commands {
		fmt.Fprintf(b, "\t%s)\n\t\t_arguments", c.name)
		for _, f := range c.flags {
			fmt.Fprintf(b, " \\\n\t\t\t%s", quote(f.zsh()))
		}
		if c.words != nil {
			fmt.Fprintf(b, " \\\n\t\t\t%s", quote("1: :("+strings.Join(c.words, " ")+")"))
		}
		b.WriteString("\n\t\t;;\n")
	}
	fmt.Fprintf(b, `	esac
}
if [[ $funcstack[1] == _%[1]s ]]; then
	_%[1]s "$@"
else
	compdef _%[1]s %[1]s
fi
`, l.program)
	return b.Flush()
}

// zsh is a flag in the language of _arguments.
func (f flag) zsh() string {
	help := strings.NewReplacer("[", "(", "]", ")", ":", ";").Replace(f.help)
	spec := "--" + f.name
	if f.repeats {
		spec = "*" + spec
	}
	if !f.argument {
		return spec + "[" + help + "]"
	}
	action := " "
	switch {
	case f.keys != nil:
		action = "{compadd -S = -- " + strings.Join(f.keys, " ") + "}"
	case f.words != nil:
		action = "(" + strings.Join(f.words, " ") + ")"
	case f.ending != "":
		action = `_files -g "*` + f.ending + `"`
	}
	return spec + "=[" + help + "]:" + f.name + ":" + action
}
