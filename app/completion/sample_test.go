package completion

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// sample is a command line with everything that a script has to know.
type sample struct {
	Run struct {
		Speed float64 `default:"1" help:"Biological seconds per second."`
	} `cmd:"" default:"withargs" help:"Open the window. It's the default."`
	Record struct {
		Out    string   `placeholder:"F.mp4" help:"The film."`
		Layout string   `placeholder:"studio|duo|body" help:"What is in [the] picture: all, or less."`
		Set    []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter."`
		JSON   bool     `name:"json" help:"Print JSON."`
		Secret bool     `hidden:"" help:"Not for users."`
	} `cmd:"" help:"Film."`
	Shell struct {
		Name string `arg:"" enum:"bash,zsh" help:"Which."`
	} `cmd:"" help:"Print a script."`
	Brain struct {
		Rates struct {
			JSON bool `name:"json" help:"Print JSON."`
		} `cmd:"" help:"Count spikes."`
		Speed struct {
			JSON  bool `name:"json" help:"Print JSON."`
			Cores int  `help:"How many."`
		} `cmd:"" help:"Take the time."`
	} `cmd:"" help:"Measure the brain."`
	Probe struct{} `cmd:"" hidden:"" help:"Not for users."`
}

// script writes the sample's script to a file and returns its path.
func script(t *testing.T, shell string) string {
	t.Helper()
	parser, err := kong.New(&sample{}, kong.Name("encephagen"))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := Write(&text, shell, parser.Model, map[string][]string{"set": {"cord.gain", "cord.bias"}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "script."+shell)
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// folder holds a film, another file and a folder, and becomes the current one.
func folder(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"a b.mp4", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "films"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
}

// proposals are the cases that every shell is held to: what is typed, and what
// is proposed then, in alphabetical order.
var proposals = []struct {
	typed string
	want  string
}{
	{"encephagen ", "brain record run shell"},
	{"encephagen re", "record"},
	{"encephagen --", "--help --speed"},
	{"encephagen run --s", "--speed"},
	{"encephagen run --speed ", ""},
	{"encephagen record --", "--help --json --layout --out --set"},
	{"encephagen record --layout ", "body duo studio"},
	{"encephagen record --layout=s", "studio"},
	{"encephagen record --json --layout d", "duo"},
	{"encephagen record --set ", "cord.bias= cord.gain="},
	{"encephagen record --set cord.g", "cord.gain="},
	{"encephagen record --out ", "a b.mp4 films"},
	{"encephagen brain ", "rates speed"},
	{"encephagen brain s", "speed"},
	{"encephagen brain speed --", "--cores --help --json"},
	{"encephagen shell ", "bash zsh"},
	{"encephagen shell z", "zsh"},
}
