//go:build !headless

package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestColdStart starts the program as a user does and waits for the first
// picture on the screen. The best of a few starts counts: the machine may have
// other things to do, the program has not.
func TestColdStart(t *testing.T) {
	const allowed = 2 * time.Second
	program := build(t)
	best := time.Hour
	for range 4 {
		d := startX(t)
		c := exec.Command(program)
		c.Dir = t.TempDir()
		c.Env = append(os.Environ(), "DISPLAY="+d.name)
		begun := time.Now()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for !d.lit() && time.Since(begun) < 30*time.Second {
			time.Sleep(10 * time.Millisecond)
		}
		took := time.Since(begun)
		c.Process.Kill()
		c.Wait()
		t.Logf("first picture after %v", took)
		if best = min(best, took); best < allowed {
			return
		}
	}
	t.Errorf("the first picture came after %v, allowed are %v", best, allowed)
}

// lit tells whether the screen shows more than one colour left of its middle.
func (d *display) lit() bool {
	file, err := os.ReadFile(d.memory)
	if err != nil || len(file) < 100 {
		d.t.Fatalf("no memory of the screen: %v", err)
	}
	// xwd: sizes in bytes, big-endian; the header, 12 bytes a colour, the pixels.
	header, colours := binary.BigEndian.Uint32(file), binary.BigEndian.Uint32(file[4*19:])
	pixels := file[header+12*colours:]
	row := pixels[4*1280*360:][:4*400]
	return !bytes.Equal(row[:len(row)-4], row[4:])
}
