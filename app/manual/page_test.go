package manual

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

var update = flag.Bool("update", false, "write testdata/sample.1 anew")

type common struct {
	Seed uint64   `default:"0" help:"Noise."`
	Kind string   `default:"auto" placeholder:"auto|plain" help:"What's run."`
	Set  []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter."`
}

type sample struct {
	Run struct {
		common
		Speed float64 `default:"1" help:"Seconds per second."`
	} `cmd:"" default:"withargs" help:"Open the window (default)."`
	Film struct {
		common
		Out  string `required:"" placeholder:"F.mp4" help:"The film."`
		JSON bool   `name:"json" help:"Print JSON."`
	} `cmd:"" help:".mp4 is made, with a \\backslash."`
	Shell struct {
		Name string `arg:"" enum:"bash,zsh" help:"Which."`
		JSON bool   `name:"json" help:"Print JSON."`
	} `cmd:"" help:"Print a script."`
	Probe struct{} `cmd:"" hidden:"" help:"Not for users."`
}

func samplePage(t *testing.T) []byte {
	t.Helper()
	parser, err := kong.New(&sample{}, kong.Name("sample"), kong.Description("A program that is described."))
	if err != nil {
		t.Fatal(err)
	}
	page := Page{Release: "1.2.3", Short: "shows how a page looks", Sections: []Section{
		{"Keys", []Entry{{"Ctrl+-", "smaller text"}, {".", "a point"}}},
		{"Files", []Entry{{"~/.cache/sample", "what is kept"}}},
	}}
	var b bytes.Buffer
	if err := page.Write(&b, parser.Model); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSamplePage holds a small page against the one that was read and approved.
func TestSamplePage(t *testing.T) {
	got := samplePage(t)
	if *update {
		if err := os.WriteFile("testdata/sample.1", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/sample.1")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the page differs from testdata/sample.1 (-update writes it anew):\n%s", got)
	}
}

// TestTypeset lets groff set the page and read it back as a user does.
func TestTypeset(t *testing.T) {
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("groff is not installed")
	}
	cmd := exec.Command("groff", "-man", "-ww", "-Tascii", "-P-c", "-rLL=100n")
	cmd.Stdin = bytes.NewReader(samplePage(t))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("groff: %v: %s", err, stderr.String())
	}
	plain := string(out)
	for i := strings.Index(plain, "\b"); i > 0; i = strings.Index(plain, "\b") {
		plain = plain[:i-1] + plain[i+1:] // bold is struck twice
	}
	text := strings.Join(strings.Fields(plain), " ")
	for _, want := range []string{
		"sample - shows how a page looks", "FLAGS OF RUN AND FILM", "--kind=auto|plain What's run.",
		"film .mp4 is made, with a \\backslash. --out=F.mp4 The film. Must be given.", "shell name", "Ctrl+- smaller text", ". a point", "~/.cache/sample what is kept",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("typeset page does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Not for users") || strings.Count(text, "--seed") != 1 || strings.Count(text, "--json") != 2 {
		t.Errorf("hidden or repeated flags:\n%s", text)
	}
}
