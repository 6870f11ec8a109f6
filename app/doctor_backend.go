package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"encephagen/sim/cortex"
)

// backendFinding says whether a device can compute the cortex, and how fast. It
// is tried in a process of its own: a broken driver ends or stops that process, not
// the diagnosis.
func backendFinding(name string) finding {
	f := finding{Part: "cortex:" + name, Standing: note}
	self, err := os.Executable()
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	var stderr strings.Builder
	probe := exec.CommandContext(ctx, self, "doctor", "--backend", name)
	probe.Stderr = &stderr
	stdout, err := probe.Output()
	switch {
	case ctx.Err() != nil:
		f.Detail = "the driver does not answer within 60 s"
	case err != nil: // of a crash only the first line: the rest is a stack
		line, _, _ := strings.Cut(stderr.String(), "\n")
		f.Detail = oneLine(strings.TrimPrefix(line, "encephagen: ")) + "; the CPU computes the cortex"
	default:
		f = finding{Part: f.Part, Standing: present, Detail: oneLine(string(stdout))}
	}
	return f
}

// describeBackend opens a device, examines it, and times the default cortex on it
// and on the CPU.
func describeBackend(name string) (string, error) {
	for _, o := range openers {
		if o.name != name {
			continue
		}
		device, err := openBackend(o)
		if err != nil {
			return "", err
		}
		defer device.Close()
		c, err := cortex.New(cortex.Config{Threads: max(1, min(8, runtime.NumCPU()))})
		if err != nil {
			return "", err
		}
		defer c.Close()
		cpu := c.Speed(auditionSpan)
		if err := c.MoveTo(device); err != nil {
			return "", err
		}
		there := c.Speed(auditionSpan)
		if err := c.GaveUp(); err != nil {
			return "", err
		}
		taken := "auto takes the CPU"
		switch {
		case isSoftware(device.Name()):
			taken = fmt.Sprintf("which is %v: auto takes the CPU", errSoftware)
		case there > cpu:
			taken = "auto takes it"
		}
		return fmt.Sprintf("%s, the CPU's bits over %d steps; %.2g x real time, the CPU %.2g x; %s", device.Name(), cortex.SelfTestSteps, there, cpu, taken), nil
	}
	return "", oneOf("--backend", name, backendNames()[2:]...)
}
