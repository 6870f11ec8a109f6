package offscreen

import (
	"strings"
	"testing"
)

func TestContextsComeAndGo(t *testing.T) {
	for range 3 {
		c, err := New()
		if err != nil {
			t.Fatal(err)
		}
		if d := c.Describe(); !strings.Contains(d, "OpenGL") || !strings.Contains(d, "EGL") {
			t.Errorf("described as %q", d)
		} else {
			t.Log(d)
			if !strings.HasPrefix(d, c.Version()) {
				t.Errorf("described as %q, but %q", d, c.Version())
			}
		}
		c.Close()
	}
}
