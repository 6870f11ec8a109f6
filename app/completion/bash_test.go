package completion

import (
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestBashProposes calls the function that the script registers, as bash does.
func TestBashProposes(t *testing.T) {
	path := script(t, "bash")
	folder(t)
	for _, c := range proposals {
		words := strings.Split(strings.ReplaceAll(c.typed, "=", " = "), " ")
		args := append([]string{"--norc", "-c", `
			source "$1"; shift
			compopt() { :; } # is allowed only while the user types
			COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
			registered=$(complete -p encephagen)
			[[ $registered == "complete -F _encephagen encephagen" ]] || echo "registered: $registered"
			_encephagen
			((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
			exit 0`, "bash", path}, words...)
		got := answer(t, "bash", args...)
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestBashTyping types into an interactive bash, whose own machinery completes.
func TestBashTyping(t *testing.T) {
	path := script(t, "bash")
	folder(t)
	term := startShell(t, "bash", "--norc", "--noprofile", "-i")
	term.typeLine("bind 'set bell-style none'; bind 'set enable-bracketed-paste off'")
	term.typeLine("encephagen() { printf '<%s>' \"$@\"; echo; }")
	term.typeLine("source '" + path + "'")
	for _, c := range []struct{ typed, want string }{
		{"encephagen rec\t--la\tst\t", "<record><--layout><studio>"},
		{"encephagen rec\t--layout=st\t", "<record><--layout=studio>"},
		{"encephagen record --set cord.g\t2", "<record><--set><cord.gain=2>"},
		{"encephagen record --out a\t", "<record><--out><a b.mp4>"},
		{"encephagen --sp\t3", "<--speed><3>"},
		{"encephagen shell z\t", "<shell><zsh>"},
	} {
		term.typeLine(c.typed)
		term.expect(c.typed, c.want)
	}
}

// answer runs a shell and returns the lines that it printed, sorted, in one.
func answer(t *testing.T, shell string, args ...string) string {
	t.Helper()
	cmd := exec.Command(shell, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v: %s", shell, err, stderr.String())
	}
	lines := slices.DeleteFunc(strings.Split(string(out), "\n"), func(s string) bool { return s == "" })
	slices.Sort(lines)
	return strings.Join(lines, " ")
}
