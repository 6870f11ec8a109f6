//go:build !headless

package compute

import (
	"regexp"
	"strings"
	"testing"

	"encephagen/shaders"
)

// Software OpenGL fuses no product with a sum, so that no run shows a variable
// that lost its precise; therefore the source is read.

var (
	comment    = regexp.MustCompile(`//.*`)
	index      = regexp.MustCompile(`\[[^\[\]]*\]`)
	arithmetic = regexp.MustCompile(` [-+*/]=? `)
	// One operation, its result in a precise variable.
	rounded = regexp.MustCompile(`^precise float \w+ = [^-+*/]+ [-+*] [^-+*/]+;$`)
	// Arithmetic of integers.
	integers = regexp.MustCompile(`^(uint|int|bool|for|return uint|uvec4) ?|^(at|spikes|state|ring|float get|void put)\b`)
)

// rough returns the lines of a kernel in which a float is computed by anything but
// one operation into a precise variable.
func rough(text string) (lines []string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(comment.ReplaceAllString(line, ""))
		bare := line
		for index.MatchString(bare) {
			bare = index.ReplaceAllString(bare, "")
		}
		if arithmetic.MatchString(bare) && !rounded.MatchString(bare) && !integers.MatchString(bare) || strings.Contains(bare, "fma") {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestPrecise(t *testing.T) {
	text, err := shaders.FS.ReadFile("compute/update.comp")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range rough(string(text)) {
		t.Errorf("update.comp: %q", line)
	}
	if n := strings.Count(string(text), "precise float"); n < 15 {
		t.Errorf("only %d precise variables", n)
	}
	for _, name := range []string{"background", "deliver"} {
		if text, err := shaders.FS.ReadFile("compute/" + name + ".comp"); err != nil || strings.Contains(string(text), "loat") {
			t.Errorf("%s.comp computes with floats: %v", name, err)
		}
	}
	for _, bad := range []string{
		"float added = charge * gain;", "precise float slow = n * decay + added;", "v += way;", "v = v + way;",
		"precise float x = fma(a, b, c);",
	} {
		if len(rough(bad)) == 0 {
			t.Errorf("%q passes", bad)
		}
	}
}
