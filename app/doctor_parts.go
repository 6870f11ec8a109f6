package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/cpu"

	"encephagen/sim/body"
)

func mujocoFinding() finding {
	f := finding{Part: "MuJoCo", Standing: present}
	path, version, err := body.Find()
	if err != nil {
		f.Standing, f.Detail = missing, oneLine(err.Error())
		f.Remedy = "make mujoco"
		if os.Getenv("MUJOCO_PATH") != "" {
			f.Remedy = "unset MUJOCO_PATH && make mujoco"
		}
		return f
	}
	f.Detail = fmt.Sprintf("%s, %s", version, path)
	return f
}

// ffmpegFinding looks for the encoder of the films and asks whether it knows
// H.264.
func ffmpegFinding() finding {
	f := finding{Part: "ffmpeg", Standing: missing, Remedy: aptRemedy("ffmpeg")}
	if !hasPicture {
		return finding{Part: f.Part, Standing: leftout, Detail: "this build does not film"}
	}
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		f.Detail = "no ffmpeg in PATH: films cannot be made"
		return f
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	about, err := exec.CommandContext(ctx, path, "-hide_banner", "-version").Output()
	if err != nil {
		f.Detail = fmt.Sprintf("%s does not run: %v", path, err)
		return f
	}
	version := "version unknown"
	if words := strings.Fields(string(about)); len(words) > 2 { // "ffmpeg version 5.1 ..."
		version = words[2]
	}
	encoders, err := exec.CommandContext(ctx, path, "-hide_banner", "-encoders").Output()
	if err != nil || !strings.Contains(string(encoders), " libx264 ") {
		f.Detail = fmt.Sprintf("%s (%s) has no libx264 encoder: films cannot be made", path, version)
		return f
	}
	return finding{Part: f.Part, Standing: present, Detail: fmt.Sprintf("%s with libx264, %s", version, path)}
}

// displayFinding tries to reach the X server; without one the program films.
func displayFinding() finding {
	f := finding{Part: "display", Standing: note}
	if !hasPicture {
		return finding{Part: f.Part, Standing: leftout, Detail: "this build has no window"}
	}
	display := os.Getenv("DISPLAY")
	if display == "" {
		f.Detail = "none: `encephagen` films 10 s instead of opening its window"
		return f
	}
	network, address, err := xAddress(display)
	if err == nil {
		var c net.Conn
		if c, err = net.DialTimeout(network, address, 3*time.Second); err == nil {
			c.Close()
			return finding{Part: f.Part, Standing: present, Detail: "X11 at " + display}
		}
	}
	f.Standing = missing
	f.Detail = fmt.Sprintf("DISPLAY=%s cannot be reached: %v", display, err)
	f.Remedy = "start the X server, or `unset DISPLAY` to film instead"
	return f
}

// xAddress says where the X server of a DISPLAY value such as ":0",
// "unix:1.0" or "host:10.0" listens.
func xAddress(display string) (network, address string, err error) {
	host, rest, ok := cutLast(display, ':')
	number, _, _ := strings.Cut(rest, ".")
	n, convErr := strconv.Atoi(number)
	if !ok || convErr != nil || n < 0 {
		return "", "", fmt.Errorf("not of the form host:number")
	}
	if host == "" || host == "unix" {
		return "unix", fmt.Sprintf("/tmp/.X11-unix/X%d", n), nil
	}
	return "tcp", net.JoinHostPort(host, strconv.Itoa(6000+n)), nil
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// kernelFinding says which of the cortex's kernels this machine can run.
func kernelFinding() finding {
	f := finding{Part: "kernel", Standing: present}
	switch {
	case !vectorBuild && runtime.GOARCH == "amd64":
		f.Standing, f.Detail = note, "plain only: this build has no vector kernels"
		f.Remedy = "make build"
	case !vectorBuild:
		f.Standing, f.Detail = note, "plain only: there are vector kernels for amd64"
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512CD && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL:
		f.Detail = "avx512, avx2, plain"
	case cpu.X86.HasAVX2:
		f.Detail = "avx2, plain"
	default:
		f.Standing, f.Detail = note, "plain only: this processor has no AVX2"
	}
	return f
}

// cacheFinding tries to write where MuJoCo is kept.
func cacheFinding() finding {
	f := finding{Part: "cache", Standing: missing, Remedy: "set XDG_CACHE_HOME to a folder that you may write to"}
	folder, err := os.UserCacheDir()
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	folder = filepath.Join(folder, "encephagen")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		f.Detail = err.Error()
		return f
	}
	probe, err := os.CreateTemp(folder, "doctor-*")
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	probe.Close()
	os.Remove(probe.Name())
	return finding{Part: f.Part, Standing: present, Detail: folder}
}

// machineFinding tells cores and memory.
func machineFinding() finding {
	f := finding{Part: "machine", Standing: present,
		Detail: fmt.Sprintf("%s/%s, %d cores, Go %s", runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), strings.TrimPrefix(runtime.Version(), "go"))}
	if total, free, ok := memory("/proc/meminfo"); ok {
		f.Detail += fmt.Sprintf(", %.1f GB memory, %.1f GB free", total, free)
	}
	return f
}

// memory reads total and available memory in GB (10^9 bytes) from Linux's
// table.
func memory(path string) (total, free float64, ok bool) {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, false
	}
	kb := map[string]float64{}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); len(words) == 3 && words[2] == "kB" {
			kb[words[0]], _ = strconv.ParseFloat(words[1], 64)
		}
	}
	return kb["MemTotal:"] * 1024 / 1e9, kb["MemAvailable:"] * 1024 / 1e9, kb["MemTotal:"] > 0
}

// aptRemedy is the line that installs packages on Debian and Ubuntu.
func aptRemedy(packages string) string {
	if os.Geteuid() == 0 {
		return "apt-get install -y " + packages
	}
	return "sudo apt-get install -y " + packages
}
