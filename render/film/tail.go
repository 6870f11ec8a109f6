package film

import "strings"

// tail keeps the last words of a process. exec.Cmd writes them from one
// goroutine and they are read after Wait.
type tail struct{ text []byte }

const tailBytes = 2048

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	if over := len(t.text) - tailBytes; over > 0 {
		t.text = append(t.text[:0], t.text[over:]...)
	}
	return len(p), nil
}

// clause is what was said, as part of a sentence.
func (t *tail) clause() string {
	if said := strings.TrimSpace(string(t.text)); said != "" {
		return ": " + said
	}
	return ""
}
