package completion

import (
	"os/exec"
	"testing"
)

// TestFishProposes asks fish what it would propose.
func TestFishProposes(t *testing.T) {
	if _, err := exec.LookPath("fish"); err != nil {
		t.Skip("fish is not installed")
	}
	path := script(t, "fish")
	folder(t)
	t.Setenv("HOME", t.TempDir())
	for _, c := range proposals {
		want := c.want
		if want == "a b.mp4 films" {
			want += " notes.txt" // fish shows the fitting files first, but all
		}
		// A proposal is followed by a tab and its help, a folder by a slash; it
		// holds the flag that it was typed to.
		got := answer(t, "fish", "--no-config", "-c", `
			source $argv[1]
			complete -C $argv[2] | string replace -r '\t.*' '' | string replace -r '/$' '' | string replace -r '^--[a-z]+=' ''
			true`, path, c.typed)
		if got != want {
			t.Errorf("%q: %q, want %q", c.typed, got, want)
		}
	}
}
