//go:build !headless

package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"encephagen/sim"
	spikefile "encephagen/sim/spikes"
)

// readReplay reads the files of spikes of one run and, if one is named, the
// network that they are of.
func readReplay(paths []string, network string) (*sim.Replay, error) {
	var files []*spikefile.File
	for _, path := range paths {
		var file *spikefile.File
		err := readThrough(path, func(f io.Reader) (err error) {
			file, err = spikefile.Read(f)
			return err
		})
		if err != nil {
			return nil, usageError{fmt.Errorf("--spikes: %s: %w", path, err)}
		}
		files = append(files, file)
	}
	all, err := spikefile.Merge(files)
	if err != nil {
		return nil, usageError{fmt.Errorf("--spikes: %w", err)}
	}
	if network != "" {
		err := readThrough(network, func(f io.Reader) (err error) {
			all.Region, all.Excites, err = spikefile.Cells(f)
			return err
		})
		if err != nil {
			return nil, usageError{fmt.Errorf("--network: %s: %w", network, err)}
		}
	}
	r := &sim.Replay{Name: nameOfReplay(paths), Spikes: all.Spikes, Steps: all.Steps, RegionOf: all.Region}
	for _, excites := range all.Excites {
		r.Inhibitory = append(r.Inhibitory, !excites)
	}
	return r, nil
}

// readThrough reads a file by a function; an error does not name the file.
func readThrough(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return reasonOf(err)
	}
	return errors.Join(reasonOf(read(f)), f.Close())
}
