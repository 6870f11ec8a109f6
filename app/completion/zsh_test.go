package completion

import (
	"os/exec"
	"testing"
)

// TestZshTyping types into an interactive zsh, whose own machinery completes.
func TestZshTyping(t *testing.T) {
	if _, err := exec.LookPath("zsh"); err != nil {
		t.Skip("zsh is not installed")
	}
	path := script(t, "zsh")
	folder(t)
	term := startShell(t, "zsh", "-f", "-i")
	term.typeLine("autoload -Uz compinit; compinit -u -D; unsetopt beep; PROMPT='$ '")
	term.typeLine("encephagen() { printf '<%s>' \"$@\"; echo; }")
	term.typeLine("source '" + path + "'")
	for _, c := range []struct{ typed, want string }{
		{"encephagen rec\t--la\tst\t", "<record><--layout=studio>"},
		{"encephagen record --layout st\t", "<record><--layout><studio>"},
		{"encephagen record --set cord.g\t2", "<record><--set><cord.gain=2>"},
		{"encephagen record --out a\t", "<record><--out><a b.mp4>"},
		{"encephagen --sp\t3", "<--speed=3>"},
		{"encephagen shell z\t", "<shell><zsh>"},
	} {
		term.typeLine(c.typed)
		term.expect(c.typed, c.want)
	}
}
