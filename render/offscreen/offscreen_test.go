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
		}
		c.Close()
	}
}
