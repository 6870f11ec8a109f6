package completion

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// bash proposes a command as the first word, flags of the named command after
// it, and after a flag what may follow it. Bash splits "--flag=value" in three
// words.
func (l line) bash(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `# Completion of %[1]s for bash, made by "%[1]s completion bash".
_%[1]s() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case ${COMP_WORDS[1]} in
`, l.program)
	var usual command
	for _, c := range l.commands {
		if c.name == l.usual {
			usual = c
			continue
		}
		c.bash(b, c.name)
	}
	usual.bash(b, "*")
	fmt.Fprintf(b, `	esac
	if [[ $COMP_CWORD == 1 && $cur != -* ]]; then
		words=%[2]s
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _%[1]s %[1]s
`, l.program, quote(strings.Join(l.names(), " ")))
	return b.Flush()
}

// bash is the branch for the words that match pattern.
func (c command) bash(b *bufio.Writer, pattern string) {
	fmt.Fprintf(b, "\t%s)\n\t\tcase $prev in\n", pattern)
	var flags []string
	for _, f := range c.flags {
		flags = append(flags, "--"+f.name)
		if !f.argument {
			continue
		}
		fmt.Fprintf(b, "\t\t--%s)\n", f.name)
		switch {
		case f.keys != nil:
			fmt.Fprintf(b, "\t\t\tcompopt -o nospace\n\t\t\tmapfile -t COMPREPLY < <(compgen -S = -W %s -- \"$cur\")\n", quote(strings.Join(f.keys, " ")))
		case f.words != nil:
			fmt.Fprintf(b, "\t\t\tmapfile -t COMPREPLY < <(compgen -W %s -- \"$cur\")\n", quote(strings.Join(f.words, " ")))
		case f.ending != "":
			fmt.Fprintf(b, "\t\t\tcompopt -o filenames\n\t\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$cur\"; compgen -f -X %s -- \"$cur\")\n", quote("!*"+f.ending))
		default:
			b.WriteString("\t\t\tCOMPREPLY=()\n")
		}
		b.WriteString("\t\t\treturn\n\t\t\t;;\n")
	}
	fmt.Fprintf(b, "\t\tesac\n\t\twords=%s\n", quote(strings.Join(flags, " ")))
	if c.words != nil {
		fmt.Fprintf(b, "\t\t[[ $cur == -* ]] || words=%s\n", quote(strings.Join(c.words, " ")))
	}
	b.WriteString("\t\t;;\n")
}
