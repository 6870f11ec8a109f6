package spikes

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"encephagen/sim/body/npy"
	"encephagen/sim/frame"
)

// archive is a file that numpy.savez wrote.
type archive struct{ zip *zip.Reader }

func openArchive(r io.Reader) (*archive, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("this is not a whole .npz file: %w", err)
	}
	return &archive{z}, nil
}

// has tells whether there is an array of that name.
func (a *archive) has(name string) bool {
	f, err := a.zip.Open(name + ".npy")
	if err == nil {
		f.Close()
	}
	return err == nil
}

// array reads one of the arrays, which has one extent or is a single number.
func array[T npy.Element](a *archive, name string) ([]T, error) {
	f, err := a.zip.Open(name + ".npy")
	if err != nil {
		var names []string
		for _, f := range a.zip.File {
			names = append(names, strings.TrimSuffix(f.Name, ".npy"))
		}
		return nil, fmt.Errorf("array %q is missing; there are: %.200s", name, strings.Join(names, ", "))
	}
	defer f.Close()
	values, err := npy.Read[T](f)
	switch {
	case err != nil:
		return nil, fmt.Errorf("array %q: %w", name, err)
	case len(values.Shape) > 1:
		return nil, fmt.Errorf("array %q has shape %s; wanted: one extent", name, npy.ShapeText(values.Shape))
	}
	return values.Values, nil
}

func readNPZ(r io.Reader) (*File, error) {
	a, err := openArchive(r)
	if err != nil {
		return nil, err
	}
	times, err := array[float64](a, "times")
	if err != nil {
		return nil, err
	}
	neurons, err := integers(a, "neurons")
	if err != nil {
		return nil, err
	}
	if len(times) != len(neurons) {
		return nil, fmt.Errorf("array \"times\" has %d values, array \"neurons\" %d", len(times), len(neurons))
	}
	f := &File{Spikes: make([]frame.Spike, len(times))}
	for i := range times {
		if f.Spikes[i], err = spike(times[i], neurons[i], 0); err != nil {
			return nil, fmt.Errorf("spike %d (from 0): %w", i, err)
		}
	}
	if a.has("seconds") {
		if f.Steps, err = readSteps(a); err != nil {
			return nil, err
		}
	}
	if a.has("region") {
		if f.Region, f.Excites, err = readCells(a); err != nil {
			return nil, err
		}
		for i, s := range f.Spikes {
			if int(s.Neuron) >= len(f.Region) {
				return nil, fmt.Errorf("spike %d (from 0): neuron %d of %d", i, s.Neuron, len(f.Region))
			}
		}
	}
	return f, nil
}

// integers reads an array of int32 or int64.
func integers(a *archive, name string) ([]int64, error) {
	long, err := array[int64](a, name)
	if err == nil {
		return long, nil
	}
	short, shortErr := array[int32](a, name)
	if shortErr != nil {
		return nil, shortErr
	}
	for _, x := range short {
		long = append(long, int64(x))
	}
	return long, nil
}

func readSteps(a *archive) (int64, error) {
	seconds, err := array[float64](a, "seconds")
	if err != nil {
		return 0, err
	}
	if len(seconds) != 1 || !(seconds[0] > 0 && seconds[0] <= maxSeconds) {
		return 0, fmt.Errorf("array \"seconds\" holds %.80v; allowed: one number, more than 0, at most %d", seconds, maxSeconds)
	}
	return int64(math.Ceil(seconds[0]*frame.StepsPerSecond - 1e-6)), nil
}

// Cells reads region and kind of every neuron from an exported network.npz.
func Cells(r io.Reader) (region []uint16, excites []bool, err error) {
	a, err := openArchive(r)
	if err != nil {
		return nil, nil, err
	}
	return readCells(a)
}

func readCells(a *archive) (region []uint16, excites []bool, err error) {
	if region, err = array[uint16](a, "region"); err == nil {
		excites, err = array[bool](a, "excites")
	}
	if err == nil && len(region) != len(excites) {
		err = fmt.Errorf("array \"region\" has %d values, array \"excites\" %d", len(region), len(excites))
	}
	for i := 1; i < len(region) && err == nil; i++ {
		if region[i] < region[i-1] {
			err = fmt.Errorf("array \"region\": value %d (from 0) is %d after %d; wanted: neurons in order of their regions", i, region[i], region[i-1])
		}
	}
	return region, excites, err
}
