package spikes

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"encephagen/sim/frame"
)

// File is what a file of spikes holds.
type File struct {
	Spikes []frame.Spike // by step, then neuron
	Steps  int64         // how long the run was; whole seconds up to the last spike if the file does not say
	// Region and Excites tell of every neuron, or are nil if the file does not.
	Region  []uint16
	Excites []bool
}

// Bounds of what is taken for spikes: a day of biological time, and neurons that
// a picture can hold.
const (
	maxSeconds = 86400
	maxNeurons = 1 << 24
)

// Read reads a file in any of the formats.
func Read(r io.Reader) (*File, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	start, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	var f *File
	if bytes.Equal(start, []byte("PK\x03\x04")) {
		f, err = readNPZ(b)
	} else {
		f, err = readText(b)
	}
	if err != nil {
		return nil, err
	}
	return f, f.finish()
}

// finish sorts the spikes and completes the length of the run.
func (f *File) finish() error {
	if len(f.Spikes) == 0 {
		return errors.New("it holds no spikes")
	}
	sortSpikes(f.Spikes)
	after := f.Spikes[len(f.Spikes)-1].Step + 1
	switch {
	case f.Steps == 0:
		f.Steps = (after + frame.StepsPerSecond - 1) / frame.StepsPerSecond * frame.StepsPerSecond
	case f.Steps < after:
		return fmt.Errorf("a spike at %.1f ms is after the %.4g s that the run is said to have taken", float64(after)/frame.StepsPerMS, float64(f.Steps)/frame.StepsPerSecond)
	}
	return nil
}

func sortSpikes(list []frame.Spike) {
	order := func(a, b frame.Spike) int {
		return cmp.Or(cmp.Compare(a.Step, b.Step), cmp.Compare(a.Neuron, b.Neuron))
	}
	if !slices.IsSortedFunc(list, order) {
		slices.SortFunc(list, order)
	}
}

// Merge joins the files of the processes of one run.
func Merge(files []*File) (*File, error) {
	if len(files) == 1 {
		return files[0], nil
	}
	all := new(File)
	for i, f := range files {
		all.Spikes = append(all.Spikes, f.Spikes...)
		all.Steps = max(all.Steps, f.Steps)
		if i > 0 && !(slices.Equal(f.Region, files[0].Region) && slices.Equal(f.Excites, files[0].Excites)) {
			return nil, fmt.Errorf("file %d is of another network than the first: its regions or its kinds of neurons differ", i+1)
		}
	}
	all.Region, all.Excites = files[0].Region, files[0].Excites
	sortSpikes(all.Spikes)
	return all, nil
}

// stepOf is the step that ends at a time in ms, or the next one that does.
func stepOf(ms float64) (int64, error) {
	if !(ms > 0 && ms <= maxSeconds*1000) {
		return 0, fmt.Errorf("%v is not allowed as a time in ms; allowed: more than 0, at most %d", ms, maxSeconds*1000)
	}
	const onGrid = 1e-3 // steps; times are written with rounding
	return int64(math.Ceil(ms*frame.StepsPerMS-onGrid)) - 1, nil
}

// spike checks a time and a neuron that counts from first.
func spike(ms float64, neuron, first int64) (frame.Spike, error) {
	step, err := stepOf(ms)
	if err == nil && (neuron < first || neuron >= first+maxNeurons) {
		err = fmt.Errorf("%d is not allowed as a neuron; allowed: %d to %d", neuron, first, first+maxNeurons-1)
	}
	return frame.Spike{Step: max(0, step), Neuron: int32(neuron - first)}, err
}
