package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a long job is: a bar with the time that is left on a
// terminal, a plain line now and then in a pipe.
type progress struct {
	out   io.Writer
	what  string
	total float64
	start time.Time
	tenth int
	bar   *progressbar.ProgressBar
}

const progressTicks = 1000 // resolution of the bar

func newProgress(out io.Writer, what string, total float64) *progress {
	p := &progress{out: out, what: what, total: total, start: time.Now()}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(progressTicks,
			progressbar.OptionSetWriter(out),
			progressbar.OptionSetDescription(what),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetWidth(32),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish())
	}
	return p
}

// at tells that done of total is done.
func (p *progress) at(done float64) {
	share := min(1, max(0, done/p.total))
	if p.bar != nil {
		p.bar.Set(int(share * progressTicks))
		return
	}
	if tenth := int(share * 10); tenth > p.tenth {
		p.tenth = tenth
		left := time.Duration(float64(time.Since(p.start)) * (1 - share) / share).Round(time.Second)
		fmt.Fprintf(p.out, "%s: %d %%, %s left\n", p.what, tenth*10, left)
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
