package experiment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/calibrate"
	"encephagen/sim/params"
)

// Searches are the names that NewFit knows.
var Searches = []string{"reflexes", "cord"}

// NewFit makes a search of Searches. The body is that of the newborn; the cord is
// judged without one.
func NewFit(search, model string, p *sim.Params, episodes int) (*Fit, error) {
	switch search {
	case "reflexes":
		return FitReflexes(model, p, episodes)
	case "cord":
		return FitCord(p, episodes), nil
	}
	panic("experiment: no search " + search)
}

// Task is a candidate on its way to another process or machine: all that its cost
// depends on. The same task costs the same anywhere, to the bit.
type Task struct {
	Search     string    `json:"search"`
	Body       string    `json:"body"`
	Episodes   int       `json:"episodes"`
	Params     string    `json:"params"` // TOML, what differs from the defaults
	Generation int       `json:"generation"`
	Index      int       `json:"index"`
	Keys       []string  `json:"keys"`
	X          []float64 `json:"x"`
}

// NewTask describes a candidate of a search over p.
func NewTask(search, model string, p *sim.Params, episodes int, f *Fit, c calibrate.Candidate) (*Task, error) {
	var text bytes.Buffer
	if err := params.SaveTOML(&text, p.Fields(), true); err != nil {
		return nil, err
	}
	return &Task{search, model, episodes, text.String(), c.Generation, c.Index, f.Keys, c.X}, nil
}

// limits of what a file may ask for.
const (
	largestTask     = 1 << 20 // bytes
	largestEpisodes = 1000
)

// ReadTask reads and checks a task; name stands in the errors.
func ReadTask(r io.Reader, name string) (*Task, error) {
	raw, err := io.ReadAll(io.LimitReader(r, largestTask+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > largestTask {
		return nil, fmt.Errorf("%s: larger than %d bytes, not a candidate", name, largestTask)
	}
	t := new(Task)
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(t); err != nil {
		return nil, fmt.Errorf("%s is not a candidate: %w", name, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%s is not a candidate: something follows it", name)
	}
	switch {
	case !slices.Contains(Searches, t.Search):
		err = fmt.Errorf("search %q is not allowed; allowed: %s", t.Search, strings.Join(Searches, ", "))
	case !slices.Contains(body.Models(), t.Body):
		err = fmt.Errorf("body %q is not allowed; allowed: %s", t.Body, strings.Join(body.Models(), ", "))
	case t.Episodes < 1 || t.Episodes > largestEpisodes:
		err = fmt.Errorf("%d episodes are not allowed; allowed: 1 to %d", t.Episodes, largestEpisodes)
	case t.Generation < 0 || t.Generation > math.MaxInt32 || t.Index < 0:
		err = fmt.Errorf("generation %d, index %d: negative or too large", t.Generation, t.Index)
	case len(t.Keys) != len(t.X):
		err = fmt.Errorf("%d keys for %d numbers", len(t.Keys), len(t.X))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

// Cost is the cost of the candidate.
func (t *Task) Cost() (float64, error) {
	p := sim.DefaultParams(t.Body)
	if err := params.LoadTOML(p.Fields(), strings.NewReader(t.Params), "params"); err != nil {
		return 0, err
	}
	f, err := NewFit(t.Search, t.Body, p, t.Episodes)
	if err != nil {
		return 0, err
	}
	if !slices.Equal(f.Keys, t.Keys) {
		return 0, errors.New("the candidate is of another version's search: its parameters are not those searched here")
	}
	for i, x := range t.X {
		if !(x >= f.Lower[i] && x <= f.Upper[i]) {
			return 0, fmt.Errorf("%s: %v is outside %v to %v", t.Keys[i], x, f.Lower[i], f.Upper[i])
		}
	}
	return f.Cost(calibrate.Candidate{X: t.X, Generation: t.Generation, Index: t.Index}), nil
}
