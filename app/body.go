package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"encephagen/sim/body"
	"encephagen/sim/body/npy"
)

type bodyCommand struct {
	Model     string `default:"humanoid-v5" placeholder:"humanoid-v5|walker2d-v5" help:"Which body of Gymnasium 1.4.0, or its short name: humanoid, walker2d."`
	ResetSeed uint64 `default:"0" help:"Seed of the reset, as in env.reset(seed=...)."`
	Actions   string `required:"" placeholder:"A.npy" help:"float32 array: a row for each step, a column for each motor."`
	Out       string `required:"" placeholder:"OBS.npy" help:"float64 array of observations: the reset's, then one for each step."`
	Info      string `placeholder:"INFO.csv" help:"Table with a row for each step: step, reward, healthy (1 or 0) and time in s."`
}

// maxAction is the largest control that MuJoCo takes for a number (mjMAXVAL);
// what exceeds a motor's range it limits.
const maxAction = 1e10

// Run steps the body through all actions, healthy or not. The files are written
// only if all goes well.
func (c *bodyCommand) Run(s *session) error {
	name, ok := body.FullName(c.Model)
	if !ok {
		return oneOf("--model", c.Model, body.Models()...)
	}
	if c.Info != "" && filepath.Clean(c.Info) == filepath.Clean(c.Out) {
		return usageError{fmt.Errorf("--info: %s is also the file of --out", c.Info)}
	}
	actions, err := readActions(c.Actions)
	if err != nil {
		return usageError{fmt.Errorf("--actions: %s: %w", c.Actions, err)}
	}
	b, err := body.New(name)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := checkActions(actions, b, name); err != nil {
		return usageError{fmt.Errorf("--actions: %s: %w", c.Actions, err)}
	}

	var files replacements
	defer files.discard()
	out, err := files.open(c.Out)
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	info := io.Writer(io.Discard)
	if c.Info != "" {
		if info, err = files.open(c.Info); err != nil {
			return fmt.Errorf("--info: %w", err)
		}
	}
	if err := c.live(s.ctx, b, actions, out, info); err != nil {
		return err
	}
	return files.replace()
}

// live resets the body, steps it and writes what it observes.
func (c *bodyCommand) live(ctx context.Context, b *body.Body, actions *npy.Array[float32], out, info io.Writer) error {
	b.Reset(c.ResetSeed)
	observation := b.Observation(nil)
	observations, err := npy.NewWriter[float64](out, actions.Rows()+1, len(observation))
	if err == nil {
		err = observations.Write(observation)
	}
	if err != nil {
		return unwritable(c.Out, err)
	}
	if _, err := fmt.Fprintln(info, "step,reward,healthy,time"); err != nil {
		return unwritable(c.Info, err)
	}
	for row := range actions.Rows() {
		if ctx.Err() != nil {
			return errInterrupted
		}
		if err := b.Step(actions.Row(row), nil); err != nil {
			return fmt.Errorf("step %d: %w", row+1, err)
		}
		observation = b.Observation(observation[:0])
		if err := observations.Write(observation); err != nil {
			return unwritable(c.Out, err)
		}
		healthy := 0
		if b.Healthy() {
			healthy = 1
		}
		if _, err := fmt.Fprintf(info, "%d,%.17g,%d,%.17g\n", row+1, b.Reward().Total(), healthy, b.Time()); err != nil {
			return unwritable(c.Info, err)
		}
	}
	return observations.Close()
}

// readActions reads the file of --actions, which its caller names.
func readActions(path string) (*npy.Array[float32], error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, reasonOf(err)
	}
	defer file.Close()
	actions, err := npy.Read[float32](file)
	return actions, reasonOf(err)
}

// checkActions demands a column for each motor, and numbers.
func checkActions(actions *npy.Array[float32], b *body.Body, model string) error {
	motors := len(b.Actuators())
	if len(actions.Shape) != 2 || actions.Shape[1] != motors {
		return fmt.Errorf("the array has shape %s; wanted: (steps, %d), a column for each motor of %s", npy.ShapeText(actions.Shape), motors, model)
	}
	for row := range actions.Rows() {
		for column, u := range actions.Row(row) {
			if !(math.Abs(float64(u)) <= maxAction) {
				return fmt.Errorf("row %d, column %d (counted from 0, %s) is %v; allowed: -1e10 to 1e10", row, column, b.Actuators()[column].Name, u)
			}
		}
	}
	return nil
}
