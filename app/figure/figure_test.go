package figure

import (
	"encoding/xml"
	"errors"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"encephagen/render/look"
)

// keep is where the figures of the tests stay, to look at them.
var keep = flag.String("keep", "", "folder that the figures are drawn to")

// lobes of a brain of 80 regions, pairs of a left and a right one.
func regions() []Region {
	var all []Region
	for _, l := range []struct {
		name  string
		pairs int
	}{{"Frontal", 15}, {"Insula", 1}, {"Limbic", 3}, {"Occipital", 6}, {"Parietal", 7}, {"Temporal", 8}} {
		for k := range l.pairs {
			name := strings.Repeat("x", k+1)
			if l.name == "Parietal" && k == 0 {
				name = "Postcentral"
			}
			all = append(all, Region{name + "_L", l.name}, Region{name + "_R", l.name})
		}
	}
	return all
}

func series(rng *rand.Rand, n int, mean, sd float64) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = mean + sd*rng.NormFloat64()
	}
	return x
}

// everyFigure is one of each kind, of made-up numbers.
func everyFigure() map[string]Figure {
	rng := rand.New(rand.NewPCG(1, 2))
	all := regions()
	n := len(all)
	of, inhibitory := make([]uint16, 200*n), make([]bool, 200*n)
	raster := &Raster{Regions: all, RegionOf: of, Inhibitory: inhibitory, Seconds: 2}
	for i := range of {
		of[i], inhibitory[i] = uint16(i/200), i%200 >= 160
		for k := 0; k < 20; k++ {
			if rng.Float64() < 0.5 {
				raster.Times, raster.Neurons = append(raster.Times, 2*rng.Float64()), append(raster.Neurons, int32(i))
			}
		}
	}
	spectrum := &Spectrum{Seconds: 60}
	for k := range 513 {
		f := float64(k) * 50 / 512
		spectrum.Frequency = append(spectrum.Frequency, f)
		p := 1 / (0.01 + f*f)
		spectrum.E, spectrum.I, spectrum.Region = append(spectrum.E, p*0.01+1e-4), append(spectrum.I, p*0.02+1e-3), append(spectrum.Region, p*0.03+1e-2)
	}
	matrix := func(noise float64) [][]float64 {
		m := make([][]float64, n)
		for i := range m {
			m[i] = make([]float64, n)
			for j := range m[i] {
				m[i][j] = 1
				if i > j {
					m[i][j] = max(-1, min(1, 0.8-math.Abs(float64(i-j))/60+noise*rng.NormFloat64()))
					m[j][i] = m[i][j]
				}
			}
		}
		return m
	}
	nulls := new(Nulls)
	for k, x := range []float64{0.66, 0.64, 0.65, 0.55, 0.52, 0.53, 0.65, 0.62, 0.61} {
		nulls.Kind, nulls.FC, nulls.GSR = append(nulls.Kind, k/3), append(nulls.FC, x), append(nulls.GSR, x-0.2)
	}
	sweep := &Sweep{Over: "cortex.coupling.gain", MeasuredMean: 0.34, Edge: math.NaN()}
	for k := range 31 {
		g := 0.4 + 0.02*float64(k)
		f := []float64{g, g * 1.08, 0.3 + 0.4*g, 0.5 + 0.05*g, 0.02 / (1.05 - g), math.NaN(), math.NaN(), math.NaN()}
		if k%10 == 5 {
			f[5], f[6], f[7] = f[2]-0.03, f[3]-0.05, f[4]+0.1
		}
		if f[1] >= 1 {
			f[2], f[3], f[4] = math.NaN(), math.NaN(), math.NaN()
			if math.IsNaN(sweep.Edge) {
				sweep.Edge = g
			}
		}
		for i, to := range []*[]float64{&sweep.Value, &sweep.LoopGain, &sweep.FC, &sweep.GSR, &sweep.Mean, &sweep.SpikeFC, &sweep.SpikeGSR, &sweep.SpikeMean} {
			*to = append(*to, f[i])
		}
	}
	myelin := series(rng, n, 1.8, 0.2)
	tau := make([]float64, n)
	for i := range tau {
		tau[i] = 150 * math.Exp(-0.8*(myelin[i]-1.8)+0.2*rng.NormFloat64())
	}
	tau[3] = math.NaN()
	return map[string]Figure{
		"raster": raster, "rates": &Rates{Regions: all, E: series(rng, n, 5.1, 0.3), I: series(rng, n, 10.2, 0.2), Seconds: 60},
		"cv":       &Irregularity{E: series(rng, 4000, 0.85, 0.1), I: series(rng, 1000, 0.93, 0.08), Seconds: 60},
		"spectrum": spectrum, "nulls": nulls, "sweep": sweep,
		"fc":         &Connectivity{Regions: all, Simulated: matrix(0.1), Measured: matrix(0.2), R: 0.65, Null: 0.55, Strict: 0.65, Runs: 3, Seconds: 600},
		"fc_gsr":     &Connectivity{Regions: all, Simulated: matrix(0.1), Measured: matrix(0.2), R: 0.65, Null: math.NaN(), Strict: math.NaN(), Runs: 1, Seconds: 600, Global: true},
		"timescales": &Timescales{Regions: all, Myelin: myelin, Tau: tau, Rank: -0.65, Seconds: 60},
		"cost": &Cost{Neurons: []float64{4000, 16000, 80000, 160000}, Synapses: []float64{2e5, 1.2e6, 6e6, 1.2e7}, Seconds: []float64{0.04, 0.13, 0.7, 1.5},
			Megabytes: []float64{30, 45, 120, 260}, Slope: 0.97, Threads: 2},
	}
}

// TestFigures draws one of each kind in both themes: the picture has its size,
// shows something, and nothing is cut off at its edge.
func TestFigures(t *testing.T) {
	defer look.Use(look.Current())
	for _, theme := range look.Themes {
		look.Use(theme)
		folder := filepath.Join(t.TempDir(), "made", "anew")
		if *keep != "" {
			folder = filepath.Join(*keep, theme.Name)
		}
		for name, f := range everyFigure() {
			if theme == look.Dark && *keep == "" && name != "fc" {
				continue // colours are all that differs
			}
			if err := Write(folder, name, f); err != nil {
				t.Fatal(err)
			}
			checkPNG(t, filepath.Join(folder, name+".png"))
			checkSVG(t, filepath.Join(folder, name+".svg"), f)
		}
	}
}

func checkPNG(t *testing.T, path string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b != image.Rect(0, 0, 1920, 1080) {
		t.Errorf("%s: %v", path, b)
	}
	pixels := image.NewRGBA(img.Bounds())
	draw.Draw(pixels, pixels.Bounds(), img, image.Point{}, draw.Src)
	paper := pixels.RGBAAt(0, 0)
	inked, cut := 0, 0
	for y := range 1080 {
		for x := range 1920 {
			if pixels.RGBAAt(x, y) != paper {
				inked++
				if x < 8 || y < 8 || x >= 1912 || y >= 1072 {
					cut++
				}
			}
		}
	}
	if inked < 1920*1080/200 {
		t.Errorf("%s: %d pixels are drawn", path, inked)
	}
	if cut > 0 {
		t.Errorf("%s: %d pixels are drawn at the very edge", path, cut)
	}
}

// checkSVG reads it as XML and looks for the title.
func checkSVG(t *testing.T, path string, f Figure) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for d := xml.NewDecoder(strings.NewReader(string(raw))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if c, ok := token.(xml.CharData); ok {
			text += string(c)
		}
	}
	if title, _ := f.head(); !strings.Contains(text, title) {
		t.Errorf("%s: its title is not there", path)
	}
	if len(raw) > 3<<20 {
		t.Errorf("%s: %d bytes", path, len(raw))
	}
}

func TestRefuses(t *testing.T) {
	f := &Timescales{Regions: regions(), Myelin: make([]float64, 80), Tau: make([]float64, 80)}
	for i := range f.Tau {
		f.Tau[i] = math.NaN()
	}
	if err := Write(t.TempDir(), "timescales", f); err == nil || !strings.Contains(err.Error(), "timescales") {
		t.Errorf("without a time scale: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(file, "in"), "cv", everyFigure()["cv"]); err == nil {
		t.Error("a folder within a file")
	}
}

func TestTicks(t *testing.T) {
	var labels []string
	for _, tick := range decimalTicks(0, 1.6) {
		labels = append(labels, tick.Label)
	}
	if got := strings.Join(labels, " "); got != "0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6" {
		t.Errorf("ticks %s", got)
	}
	for x, want := range map[float64]string{1234567: "1,234,567", 1000: "1,000", 160: "160", 0.25: "0.25", 0.0001: "0.0001"} {
		if got := short(x); got != want {
			t.Errorf("%g is written %s, expected %s", x, got, want)
		}
	}
}
