package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// probeDriver has a process of its own try a driver by `doctor` with some flags: a broken
// one ends or stops that process, not the diagnosis. If that fails, said is the first
// line of what the process said of it, if anything: of a crash the rest is a stack.
func probeDriver(patience time.Duration, flags ...string) (found, said string, err error) {
	self, err := os.Executable()
	if err != nil {
		return "", "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var stderr strings.Builder
	cmd := exec.CommandContext(ctx, self, append([]string{"doctor"}, flags...)...)
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	if ctx.Err() != nil {
		return "", "", fmt.Errorf("the driver does not answer within %.0f s", patience.Seconds())
	}
	if err != nil {
		line, _, _ := strings.Cut(stderr.String(), "\n")
		return "", oneLine(line), err
	}
	return oneLine(string(stdout)), "", nil
}
