package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"encephagen/sim"
	"encephagen/sim/calibrate"
	"encephagen/sim/experiment"
)

// calibrateEvaluateCommand is the other end of --evaluate-with.
type calibrateEvaluateCommand struct {
	Files []string `arg:"" name:"FILE" help:"Candidates as --evaluate-with hands them out. The cost of each is written to FILE.cost."`
}

func (c *calibrateEvaluateCommand) Run(s *session) error {
	for _, path := range c.Files {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		file, err := os.Open(path)
		if err != nil {
			return usageError{fmt.Errorf("FILE: %w", err)}
		}
		task, err := experiment.ReadTask(file, path)
		file.Close()
		if err != nil {
			return usageError{err}
		}
		cost, err := task.Cost()
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := writeCost(path, cost); err != nil {
			return err
		}
	}
	return nil
}

// costEnd is what the name of a candidate's cost adds to the candidate's.
const costEnd = ".cost"

// writeCost replaces the file as a whole: who waits for it sees all of it.
func writeCost(path string, cost float64) error {
	part := path + costEnd + ".part"
	if err := os.WriteFile(part, []byte(strconv.FormatFloat(cost, 'g', -1, 64)+"\n"), 0o644); err != nil {
		return err
	}
	return os.Rename(part, path+costEnd)
}

// longestCost is the most characters that a cost may have.
const longestCost = 100

func readCost(path string) (float64, error) {
	file, err := os.Open(path + costEnd)
	if err != nil {
		return 0, fmt.Errorf("--evaluate-with: the command ended without a cost for a candidate: %w", err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, longestCost))
	if err != nil {
		return 0, fmt.Errorf("--evaluate-with: %w", err)
	}
	cost, err := strconv.ParseFloat(strings.TrimSpace(string(text)), 64)
	if err != nil {
		return 0, fmt.Errorf("--evaluate-with: %s: %.40q is not a cost", path+costEnd, text)
	}
	return cost, nil
}

// outside hands candidates to a command. Its folder lies beside the result, where a
// cluster's other machines see it too.
type outside struct {
	s       *session
	command string
	folder  string
	task    func(calibrate.Candidate) (*experiment.Task, error)
}

// outside makes the folder; remove it at the end.
func (f *searchFlags) outside(s *session, search, model string, p *sim.Params, fit *experiment.Fit) (*outside, error) {
	folder, err := os.MkdirTemp(filepath.Dir(f.Out), filepath.Base(f.Out)+".candidates-*")
	if err != nil {
		return nil, fmt.Errorf("--evaluate-with: %w", err)
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return nil, fmt.Errorf("--evaluate-with: %w", err)
	}
	return &outside{s, f.EvaluateWith, folder, func(c calibrate.Candidate) (*experiment.Task, error) {
		return experiment.NewTask(search, model, p, f.Episodes, fit, c)
	}}, nil
}

// evaluate writes a file for each candidate of a generation, gives their names to the
// command, one a line, and reads the costs when it has ended.
func (o *outside) evaluate(ctx context.Context, candidates []calibrate.Candidate) ([]float64, error) {
	var names []string
	for _, c := range candidates {
		task, err := o.task(c)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(task)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(o.folder, fmt.Sprintf("generation-%06d-candidate-%05d.json", c.Generation, c.Index))
		if err := os.WriteFile(name, append(text, '\n'), 0o644); err != nil {
			return nil, fmt.Errorf("--evaluate-with: %w", err)
		}
		names = append(names, name)
	}
	list := filepath.Join(o.folder, "candidates.txt")
	if err := os.WriteFile(list, []byte(strings.Join(names, "\n")+"\n"), 0o644); err != nil {
		return nil, fmt.Errorf("--evaluate-with: %w", err)
	}
	cmd := exec.CommandContext(ctx, "sh", "-c", o.command)
	cmd.Env = append(os.Environ(), "CANDIDATES="+list)
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n") + "\n")
	cmd.Stdout, cmd.Stderr = o.s.stderr, o.s.stderr
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("--evaluate-with: %q failed: %w", o.command, err)
	} else if err != nil {
		return nil, fmt.Errorf("--evaluate-with: %w", err)
	}
	costs := make([]float64, len(names))
	for i, name := range names {
		if costs[i], err = readCost(name); err != nil {
			return nil, err
		}
		if err := errors.Join(os.Remove(name), os.Remove(name+costEnd)); err != nil {
			return nil, fmt.Errorf("--evaluate-with: %w", err)
		}
	}
	return costs, nil
}
