package spikes

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/body/npy"
	"encephagen/sim/frame"
)

// savez writes arrays as numpy.savez does. Values are slices of what npy knows.
func savez(t testing.TB, arrays map[string]any) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, values := range arrays {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name + ".npy", Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		switch v := values.(type) {
		case []float64:
			err = save(f, v)
		case float64:
			w, newErr := npy.NewWriter[float64](f)
			if err = newErr; err == nil {
				err = w.Write([]float64{v})
			}
		case []float32:
			err = save(f, v)
		case []int32:
			err = save(f, v)
		case []int64:
			err = save(f, v)
		case []uint16:
			err = save(f, v)
		case []bool:
			err = save(f, v)
		default:
			t.Fatalf("%T", v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func save[T npy.Element](f interface{ Write([]byte) (int, error) }, values []T) error {
	w, err := npy.NewWriter[T](f, len(values))
	if err == nil {
		err = w.Write(values)
	}
	return err
}

var three = []frame.Spike{{Step: 0, Neuron: 7}, {Step: 122, Neuron: 0}, {Step: 122, Neuron: 16}}

// TestFormats reads the same three spikes from every format.
func TestFormats(t *testing.T) {
	times := []float64{12.3, 0.1, 12.299999}
	for name, text := range map[string]string{
		"numpy":              string(savez(t, map[string]any{"times": times, "neurons": []int32{16, 7, 0}})),
		"numpy, long":        string(savez(t, map[string]any{"times": times, "neurons": []int64{16, 7, 0}})),
		"NEST 3":             "# NEST version: 3.10.0\n# RecordingBackendASCII version: 2\nsender\ttime_ms\n17\t12.300\n8\t0.100\n1\t12.3\n",
		"NEST 2":             "17\t12.300\n8\t0.100\t\n1 12.3\n",
		"carriage returns":   "sender time_ms\r\n17 12.3\r\n8 0.1\r\n\r\n1 12.3\r\n",
		"table of senders":   "sender,time_ms\n17,12.3\n8,0.1\n1,12.3\n",
		"table of neurons":   "time_ms,weight,neuron\n12.3,5,16\n0.1,5,7\n12.3, 5 , 0 \n",
		"between two steps":  "17 12.21\n8 0.05\n1 12.29\n",
		"NEST's own columns": "sender\ttime_ms\tweights\n17\t12.300\t1\n8\t0.100\t1\n1\t12.3\t1\n",
	} {
		f, err := Read(strings.NewReader(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(f.Spikes, three) || f.Steps != frame.StepsPerSecond || f.Region != nil {
			t.Errorf("%s: %v, %d steps", name, f.Spikes, f.Steps)
		}
	}
}

// TestNetworkInTheFile reads what the exported scripts write beside the spikes.
func TestNetworkInTheFile(t *testing.T) {
	arrays := map[string]any{
		"times": []float64{0.1, 1500}, "neurons": []int64{0, 2}, "seconds": 2.5,
		"region": []uint16{0, 0, 1}, "excites": []bool{true, false, true},
	}
	f, err := Read(bytes.NewReader(savez(t, arrays)))
	if err != nil {
		t.Fatal(err)
	}
	if f.Steps != 25000 || !slices.Equal(f.Region, []uint16{0, 0, 1}) || !slices.Equal(f.Excites, []bool{true, false, true}) {
		t.Errorf("%+v", f)
	}
	region, excites, err := Cells(bytes.NewReader(savez(t, arrays)))
	if err != nil || len(region) != 3 || len(excites) != 3 {
		t.Errorf("network: %v, %v, %v", region, excites, err)
	}
	other := &File{Spikes: []frame.Spike{{Step: 3, Neuron: 1}}, Steps: 30000, Region: f.Region, Excites: f.Excites}
	all, err := Merge([]*File{f, other})
	if err != nil || !slices.Equal(all.Spikes, []frame.Spike{{Step: 0, Neuron: 0}, {Step: 3, Neuron: 1}, {Step: 14999, Neuron: 2}}) || all.Steps != 30000 {
		t.Errorf("merged: %+v, %v", all, err)
	}
	other.Region = []uint16{0, 1, 1}
	if _, err := Merge([]*File{f, other}); err == nil || !strings.Contains(err.Error(), "file 2") {
		t.Errorf("spikes of two networks are merged: %v", err)
	}
}

// TestMalformed demands that whatever is wrong is named with its place.
func TestMalformed(t *testing.T) {
	good := func() map[string]any { return map[string]any{"times": []float64{1, 2}, "neurons": []int32{0, 1}} }
	with := func(name string, value any) string {
		a := good()
		a[name] = value
		return string(savez(t, a))
	}
	without := good()
	delete(without, "neurons")
	cut := with("seconds", 1.0)
	for name, c := range map[string]struct{ text, want string }{
		"empty":                {"", "no spikes"},
		"comments only":        {"# NEST version: 3.10.0\nsender\ttime_ms\n", "no spikes"},
		"wrong header":         {"# x\nid\tt\n1\t1\n", "line 2: the header names"},
		"steps":                {"sender\ttime_step\ttime_offset\n1\t123\t0\n", "line 1: times are in steps"},
		"no number":            {"17\t1\n8\tsoon\n", `line 2, column 3: "soon" is no number`},
		"no neuron":            {"17\t1\nx8\t2\n", `line 2, column 1: "x8" is no whole number`},
		"fraction":             {"1\t1\n1.5\t2\n", `line 2, column 1: "1.5"`},
		"sender 0":             {"0\t2\n", "line 1, column 1: 0 is not allowed as a neuron; allowed: 1 to"},
		"negative":             {"neuron,time_ms\n4,5\n-3,5\n", "line 3, column 1: -3"},
		"time 0":               {"1 1\n2   0\n", "line 2, column 5: 0 is not allowed as a time"},
		"not a number":         {"1 NaN\n", "line 1, column 3: NaN"},
		"infinite":             {"1 1e999\n", "line 1, column 3"},
		"a field too few":      {"sender,time_ms\n1,2\n5\n", "line 3, column 2: the line ends after 1 of 2 fields"},
		"too many neurons":     {"99999999999 1\n", "line 1, column 1"},
		"a picture":            {strings.Repeat("\x89PNG\r", 9000), "longer than"},
		"cut archive":          {cut[:len(cut)/2], "not a whole .npz"},
		"array missing":        {string(savez(t, without)), `array "neurons" is missing; there are: times`},
		"lengths":              {with("times", []float64{1}), `"times" has 1 values, array "neurons" 2`},
		"wrong type":           {with("times", []float32{1, 2}), `array "times": the numbers are of type float32`},
		"wrong type of neuron": {with("neurons", []float64{1, 2}), `array "neurons"`},
		"time in the archive":  {with("times", []float64{1, math.Inf(1)}), "spike 1 (from 0): +Inf"},
		"neuron too large":     {with("neurons", []int32{1, -2}), "spike 1 (from 0): -2"},
		"seconds":              {with("seconds", []float64{-1}), `"seconds" holds [-1]`},
		"after the end":        {with("seconds", 0.001), "after the 0.001 s"},
		"kinds missing":        {with("region", []uint16{0, 0}), `array "excites" is missing`},
		"another network": {string(savez(t, map[string]any{"times": []float64{1}, "neurons": []int32{2},
			"region": []uint16{0, 0}, "excites": []bool{true, true}})), "neuron 2 of 2"},
		"regions out of order": {string(savez(t, map[string]any{"times": []float64{1}, "neurons": []int32{0},
			"region": []uint16{1, 0}, "excites": []bool{true, true}})), "value 1 (from 0) is 0 after 1"},
	} {
		if f, err := Read(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v; wanted %q", name, f, err, c.want)
		}
	}
}

// FuzzRead demands an error or spikes that can be played, whatever the file is.
func FuzzRead(f *testing.F) {
	f.Add([]byte("# NEST version: 3.10.0\nsender\ttime_ms\n17\t12.300\n"))
	f.Add([]byte("time_ms,neuron\n1,2\n,\n"))
	f.Add(savez(f, map[string]any{"times": []float64{1}, "neurons": []int32{0}, "region": []uint16{0}, "excites": []bool{true}}))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		last := frame.Spike{Step: -1}
		for _, s := range file.Spikes {
			if s.Step < last.Step || s.Step >= file.Steps || s.Neuron < 0 || s.Neuron >= maxNeurons || (file.Region != nil && int(s.Neuron) >= len(file.Region)) {
				t.Fatalf("%v after %v, %d steps", s, last, file.Steps)
			}
			last = s
		}
	})
}

func BenchmarkReadText(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("sender\ttime_ms\n")
	for i := range 100000 {
		fmt.Fprintf(&text, "%d\t%.3f\n", i*7919%16000+1, float64(i)/70+0.1)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(text.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}
