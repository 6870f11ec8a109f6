package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"encephagen/sim/cortex"
)

// backendFinding says whether a device can compute the cortex, and how fast.
func backendFinding(name string) finding {
	f := finding{Part: "cortex:" + name, Standing: note}
	found, said, err := probeDriver(60*time.Second, "--backend", name)
	switch {
	case err == nil:
		f.Standing, f.Detail = present, found
	case said != "":
		f.Detail = strings.TrimPrefix(said, "encephagen: ") + "; the CPU computes the cortex"
	default:
		f.Detail = err.Error()
	}
	return f
}

// describeBackend opens a device, examines it, and times the default cortex on it
// and on the CPU.
func describeBackend(name string) (string, error) {
	if err := oneOf("--backend", name, backendNames()[2:]...); err != nil {
		return "", err
	}
	device, err := openNamed(name, openers)
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
