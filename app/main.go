package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"encephagen/sim/body"
)

// Exit codes.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitMissing     = 3
	exitInterrupted = 130
)

// errInterrupted ends a command that the user stopped; what it made is kept.
var errInterrupted = errors.New("interrupted")

// usageError is a wrong value on the command line.
type usageError struct{ error }

// commands is the command line.
type commands struct {
	Run        runCommand          `cmd:"" default:"withargs" help:"Open the window (default). Without a display, film 10 s to newborn.mp4."`
	Record     recordCommand       `cmd:"" help:"Film without a display, in biological time, however slow the machine."`
	Replay     replayCommand       `cmd:"" help:"Play spikes that NEST, Brian2 or this program wrote, in the window or on film."`
	Simulate   simulateCommand     `cmd:"" help:"Simulate without graphics and print rates, speed and a fingerprint of the state."`
	Body       bodyCommand         `cmd:"" help:"Step the bare body under given actions as Gymnasium does, to the bit, and write what it observes."`
	Survive    surviveCommand      `cmd:"" help:"Count for how long a controller keeps a body up, as Gymnasium does, over many seeds."`
	CPG        cpgCommand          `cmd:"" name:"cpg" help:"Judge the rhythm of the spinal cord by itself, over many seeds."`
	Calibrate  calibrateCommand    `cmd:"" help:"Search for better gains of the reflexes or parameters of the cord, from a checkpoint on if there is one."`
	Cortex     cortexCommand       `cmd:"" help:"Measure the cortex alone: statistics, functional connectivity, speed."`
	Export     cortexExportCommand `cmd:"" help:"Write the cortical network for numpy, NEST or Brian2, with a script that runs it there."`
	Doctor     doctorCommand       `cmd:"" help:"Say what is present and what is missing, with the command that mends it."`
	Completion completionCommand   `cmd:"" help:"Print a script with which a shell completes commands and flags."`
	Man        manCommand          `cmd:"" hidden:"" help:"Print the man page."`
	Licenses   licensesCommand     `cmd:"" help:"Print the licences of the program, its data and what is linked into it."`
	Version    versionCommand      `cmd:"" help:"Print the version."`
}

// session is what every command is given.
type session struct {
	ctx    context.Context // ends at SIGINT or SIGTERM
	stdout io.Writer
	stderr io.Writer
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run carries out one command line and returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	var cmd commands
	exited := -1
	parser, err := kong.New(&cmd,
		kong.Name("encephagen"),
		kong.Description("A newborn that behaves through innate structure: body, reflexes, spinal cord and a spiking cortex, in a window and on film."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code; panic(kongExit{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		panic("app: malformed command line description: " + err.Error())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends at once whatever hangs
	err = parseAndRun(parser, args, &session{ctx, stdout, stderr})
	if exited >= 0 { // --help
		return exited
	}
	return report(stderr, err)
}

// kongExit unwinds from kong's --help, which means to end the process.
type kongExit struct{}

func parseAndRun(parser *kong.Kong, args []string, s *session) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(kongExit); !ok {
				panic(p)
			}
		}
	}()
	parsed, err := parser.Parse(args)
	if err != nil {
		return usageError{err}
	}
	return parsed.Run(s)
}

// report prints an error as one line and chooses the exit code.
func report(stderr io.Writer, err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errInterrupted):
		fmt.Fprintln(stderr, "encephagen: interrupted")
		return exitInterrupted
	}
	fmt.Fprintln(stderr, "encephagen: "+strings.Join(strings.Fields(err.Error()), " "))
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, body.ErrMissing), errors.Is(err, errMissing), isMissingGraphics(err):
		return exitMissing
	}
	return exitFailed
}

// errMissing marks a missing part that no package owns.
var errMissing = errors.New("missing")
