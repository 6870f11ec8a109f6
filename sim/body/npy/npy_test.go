package npy

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

func file(header string, numbers ...byte) []byte {
	return append([]byte("\x93NUMPY\x01\x00"+string([]byte{byte(len(header)), byte(len(header) >> 8)})+header), numbers...)
}

const pair = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }\n"

var pairNumbers = []byte{0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0} // 1, -2

// TestNumpysFilesAreReproduced reads what numpy.save wrote and writes it again.
func TestNumpysFilesAreReproduced(t *testing.T) {
	reproduce[float64](t, "../testdata/walker2d-v5-obs.npy", 301, 17)
	reproduce[float32](t, "../testdata/humanoid-v5-actions.npy", 300, 17)
	reproduce[bool](t, "../testdata/walker2d-v5-healthy.npy", 300)
}

func reproduce[T Element](t *testing.T, path string, shape ...int) {
	t.Helper()
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read[T](bytes.NewReader(want))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if !slices.Equal(a.Shape, shape) {
		t.Errorf("%s: shape %v", path, a.Shape)
	}
	var got bytes.Buffer
	w, err := NewWriter[T](&got, a.Shape...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Rows() {
		if err := w.Write(a.Row(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is written otherwise than numpy does: %q", path, got.Bytes()[:min(128, got.Len())])
	}
}

func TestRead(t *testing.T) {
	for name, header := range map[string]string{
		"as numpy writes it": pair,
		"without spaces":     "{'descr':'<f4','fortran_order':False,'shape':(2,1)}",
	} {
		a, err := Read[float32](bytes.NewReader(file(header, pairNumbers...)))
		if err != nil || !slices.Equal(a.Shape, []int{2, 1}) || !slices.Equal(a.Values, []float32{1, -2}) || a.Row(1)[0] != -2 {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
	later := append([]byte("\x93NUMPY\x03\x00"+string([]byte{byte(len(pair)), 0, 0, 0})+pair), pairNumbers...)
	if a, err := Read[float32](bytes.NewReader(later)); err != nil || a.Values[1] != -2 {
		t.Errorf("version 3: %v, %v", a, err)
	}
	nan := []byte{0, 0, 0xc0, 0x7f, 0, 0, 0x80, 0x7f}
	if a, err := Read[float32](bytes.NewReader(file(pair, nan...))); err != nil || !math.IsNaN(float64(a.Values[0])) || !math.IsInf(float64(a.Values[1]), 1) {
		t.Errorf("not a number and infinity: %v, %v", a, err)
	}
	for shape, rows := range map[string]int{"()": 1, "(1,)": 1, "(1, 1, 1)": 1} {
		header := strings.Replace(pair, "(2, 1)", shape, 1)
		if a, err := Read[float32](bytes.NewReader(file(header, pairNumbers[:4]...))); err != nil || a.Rows() != rows || a.Values[0] != 1 {
			t.Errorf("shape %s: %v, %v", shape, a, err)
		}
	}
	empty := strings.Replace(pair, "(2, 1)", "(0, 17)", 1)
	if a, err := Read[float32](bytes.NewReader(file(empty))); err != nil || a.Rows() != 0 || len(a.Values) != 0 {
		t.Errorf("empty: %v, %v", a, err)
	}
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	with := func(old, new string) []byte { return file(strings.Replace(pair, old, new, 1), pairNumbers...) }
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":              {nil, "not a .npy file"},
		"text":               {[]byte("1.0,2.0\n3.0,4.0\n"), "not a .npy file"},
		"archive":            {[]byte("PK\x03\x04 and more"), "not a .npy file"},
		"version":            {[]byte("\x93NUMPY\x09\x00xx"), "version 9.0"},
		"no length":          {[]byte("\x93NUMPY\x01\x00x"), "ends in its header"},
		"cut header":         {file(pair)[:40], "ends in its header"},
		"long header":        {[]byte("\x93NUMPY\x02\x00\xff\xff\xff\xff"), "4294967295"},
		"no header":          {file("hello", pairNumbers...), `"hello" is not understood`},
		"double":             {with("<f4", "<f8"), "type float64, not float32; convert"},
		"integers":           {with("<f4", "<i8"), "type int64"},
		"other endian":       {with("<f4", ">f4"), "type big-endian float32"},
		"objects":            {with("<f4", "|O"), `type "|O"`},
		"records":            {with("'<f4'", "[('x', '<f4')]"), `type "[('x', '<f4')]"`},
		"unknown width":      {with("<f4", "<f99999"), `type "<f99999"`},
		"Fortran order":      {with("False", "True"), "Fortran order"},
		"negative":           {with("(2, 1)", "(-2, 1)"), "not understood"},
		"huge":               {with("(2, 1)", "(9000000000, 9000000000)"), "too large"},
		"more than a number": {with("(2, 1)", "(99999999999999999999, 1)"), "not understood"},
		"extents":            {with("2, 1", strings.Repeat("1, ", 65)), "65 extents"},
		"promise of much":    {with("(2, 1)", "(1000000000, 1000)"), "ends after 8 of the 4000000000000 bytes"},
		"short":              {file(pair, pairNumbers[:7]...), "ends after 7 of the 8 bytes that shape (2, 1) takes"},
		"long":               {append(file(pair, pairNumbers...), 0), "goes on after the 8 bytes"},
	} {
		if _, err := Read[float32](bytes.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, not %q", name, err, c.want)
		}
	}
	broken := errors.New("cable cut")
	if _, err := Read[float32](io.MultiReader(bytes.NewReader(file(pair)), &failing{broken})); !errors.Is(err, broken) {
		t.Errorf("broken file: %v", err)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error)  { return 0, f.err }
func (f *failing) Write([]byte) (int, error) { return 0, f.err }

func TestWriter(t *testing.T) {
	broken := errors.New("disk full")
	if _, err := NewWriter[bool](&failing{broken}, 3); !errors.Is(err, broken) {
		t.Errorf("header: %v", err)
	}
	var out bytes.Buffer
	w, err := NewWriter[float32](&out, 2, 3)
	if err != nil || out.Len()%64 != 0 {
		t.Errorf("%v, numbers begin at %d", err, out.Len())
	}
	if err := errors.Join(w.Write([]float32{1, 2, 3, 4})); err != nil {
		t.Error(err)
	}
	if err := w.Close(); err == nil || !strings.Contains(err.Error(), "2 values of shape (2, 3)") {
		t.Errorf("missing values: %v", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("too many values were taken")
		}
	}()
	_ = w.Write(make([]float32, 3))
}

func FuzzRead(f *testing.F) {
	f.Add(file(pair, pairNumbers...))
	f.Add(file(strings.Replace(pair, "(2, 1)", "(3,)", 1), pairNumbers...))
	f.Add([]byte("\x93NUMPY\x02\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read[float32](bytes.NewReader(data))
		if err != nil {
			return
		}
		size := 1
		for _, n := range a.Shape {
			size *= n
		}
		if len(a.Values) != size {
			t.Fatalf("%d values for shape %v", len(a.Values), a.Shape)
		}
		var out bytes.Buffer
		w, err := NewWriter[float32](&out, a.Shape...)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Write(a.Values), w.Close()); err != nil {
			t.Fatal(err)
		}
		again, err := Read[float32](&out)
		if err != nil || !slices.Equal(again.Shape, a.Shape) || len(again.Values) != size {
			t.Fatalf("written and read again: %v, %v", again, err)
		}
		for i := range a.Values {
			if math.Float32bits(a.Values[i]) != math.Float32bits(again.Values[i]) {
				t.Fatalf("value %d changed from %v to %v", i, a.Values[i], again.Values[i])
			}
		}
	})
}
