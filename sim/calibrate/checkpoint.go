package calibrate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// checkpoint is a search between two generations, as JSON. Go writes a float64
// with as many digits as bring back its bits.
type checkpoint struct {
	Search      string    `json:"search"` // fingerprint of problem and options
	Generation  int       `json:"generation"`
	Evaluations int       `json:"evaluations"`
	Best        []float64 `json:"best"` // parameters
	BestCost    float64   `json:"best_cost"`
	Over        string    `json:"over,omitempty"` // why the last run ended and none followed
	Schedule    schedule  `json:"schedule"`
	State       state     `json:"state"`
}

// fingerprint names a search: whatever changes its course. Limits and workers do
// not, so that a search can be continued beyond its end.
func fingerprint(p *Problem, o *Options) string {
	text, err := json.Marshal([]any{p.Name, p.Start, p.Scale, p.Lower, p.Upper, o.Step, o.Population, o.Seed})
	if err != nil {
		panic("calibrate: options are no numbers: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// save replaces the file as a whole: a kill at any time leaves the old or the new
// checkpoint.
func (c *checkpoint) save(path string) error {
	text, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("checkpoint %s: %w", path, err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	defer os.Remove(file.Name())
	_, err = file.Write(append(text, '\n'))
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	return os.Rename(file.Name(), path)
}

// load reads a checkpoint; nil if there is none.
func load(path, search string, parameters int) (*checkpoint, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	c := new(checkpoint)
	if err := json.Unmarshal(text, c); err != nil {
		return nil, fmt.Errorf("checkpoint %s: %w; remove it to begin anew", path, err)
	}
	if c.Search != search {
		return nil, fmt.Errorf("checkpoint %s belongs to another search; name another file, or remove it", path)
	}
	if !c.State.complete(parameters) || len(c.Best) != parameters {
		return nil, fmt.Errorf("checkpoint %s is incomplete; remove it to begin anew", path)
	}
	return c, nil
}

// complete tells whether a state read from a file can go on.
func (s *state) complete(n int) bool {
	sizes := len(s.Mean) == n && len(s.Covariance) == n*n && len(s.Axes) == n*n &&
		len(s.Lengths) == n && len(s.ShapePath) == n && len(s.StepPath) == n
	return sizes && s.Population >= 2 && s.Population <= maxPopulation && s.Generation >= 0 &&
		s.Step > 0 && s.FirstStep > 0 && !math.IsInf(s.Step, 0)
}
