package cortex

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"encephagen/data"
)

// Bias is the constant current, in mV, that keeps the neurons of each region
// and type at their rate. It belongs to one network.
type Bias struct {
	Network  string // fingerprint of the network
	Preset   string
	Seed     uint64 // wiring seed
	Synapses int
	Labels   []string
	E, I     []float32
}

func (b *Bias) of(kind int) []float32 {
	if kind == 0 {
		return b.E
	}
	return b.I
}

// findBias takes the biases of a network from the configuration, from the program
// or from the cache of this machine, or learns them and puts them there. Only the
// default has any. Those not given are learned with the background at its
// default, whatever the live parameter says.
func findBias(ctx context.Context, cfg Config, net *network) (*Bias, error) {
	if net.preset != "default" {
		none := make([]float32, net.regions)
		return &Bias{E: none, I: none}, nil
	}
	if b := cfg.Bias; b != nil {
		if err := net.takes(b); err != nil {
			return nil, err
		}
		if got := net.fingerprint(cfg.Params.Background.Rate); b.Network != got {
			return nil, fmt.Errorf("cortex: the biases belong to another network (%.8s, wiring seed %d, %d synapses) than this one (%.8s, wiring seed %d, %d synapses); balance this one anew, or set the parameters that they were learned with",
				b.Network, b.Seed, b.Synapses, got, cfg.WiringSeed, len(net.syn))
		}
		return b.clone(), nil
	}
	p := *cfg.Params
	p.Background.Rate = DefaultParams().Background.Rate
	cfg.Params = &p
	want := net.fingerprint(p.Background.Rate)
	name := fmt.Sprintf("bias_default_w%d.csv", cfg.WiringSeed)
	if net.regions != 80 {
		name = fmt.Sprintf("bias_default_r%d_w%d.csv", net.regions, cfg.WiringSeed)
	}
	shipped, err := data.FS.Open(name)
	if err == nil {
		defer shipped.Close()
		b, err := ReadBias(shipped, "data/"+name)
		if err != nil {
			return nil, fmt.Errorf("cortex: %w", err)
		}
		if b.Network == want && len(b.E) == net.regions {
			return b, nil
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("cortex: %w", err)
	}
	path := cachePath(cfg.WiringSeed, want)
	if f, err := os.Open(path); err == nil {
		defer f.Close()
		if b, err := ReadBias(f, path); err == nil && b.Network == want && len(b.E) == net.regions {
			return b, nil
		}
	}
	b, err := learnBias(ctx, cfg, net)
	if err != nil {
		return nil, err
	}
	keep(path, b)
	return b, nil
}

// cachePath is where learned biases are kept; "" if this machine has no place.
// Then, or if the file cannot be read or written, learning costs its time again
// and nothing else.
func cachePath(wiringSeed uint64, fingerprint string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "encephagen", fmt.Sprintf("bias-default-w%d-%.8s.csv", wiringSeed, fingerprint))
}

// keep writes a file whole or not at all.
func keep(path string, b *Bias) {
	if path == "" || os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), "bias-*.part")
	if err != nil {
		return
	}
	err = errors.Join(b.WriteCSV(f), f.Close())
	if err != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
	}
}

// WriteCSV writes the biases as text that ReadBias turns into the same bits.
func (b *Bias) WriteCSV(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# learned by package sim/cortex (go generate ./sim/cortex); mV\n")
	fmt.Fprintf(out, "# preset %s\n# wiring seed %d\n# synapses %d\n# network %s\n", b.Preset, b.Seed, b.Synapses, b.Network)
	fmt.Fprintf(out, "region,excitatory,inhibitory\n")
	text := func(x float32) string { return strconv.FormatFloat(float64(x), 'g', -1, 32) }
	for i, label := range b.Labels {
		fmt.Fprintf(out, "%s,%s,%s\n", label, text(b.E[i]), text(b.I[i]))
	}
	return out.Flush()
}

// ReadBias reads what WriteCSV wrote. name is the file's, for errors.
func ReadBias(r io.Reader, name string) (*Bias, error) {
	in := bufio.NewReader(r)
	b := new(Bias)
	for {
		c, err := in.Peek(1)
		if err != nil || c[0] != '#' {
			break
		}
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("%s: ends within a comment", name)
		}
		line = strings.TrimSpace(line[1:])
		if text, ok := strings.CutPrefix(line, "preset "); ok {
			b.Preset = text
		} else if text, ok := strings.CutPrefix(line, "network "); ok {
			b.Network = text
		} else if text, ok := strings.CutPrefix(line, "wiring seed "); ok {
			b.Seed, err = strconv.ParseUint(text, 10, 64)
		} else if text, ok := strings.CutPrefix(line, "synapses "); ok {
			b.Synapses, err = strconv.Atoi(text)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", name, line, err)
		}
	}
	table := csv.NewReader(in)
	table.FieldsPerRecord = 3
	rows, err := table.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) < 2 || rows[0][0] != "region" {
		return nil, fmt.Errorf("%s: expected a header \"region,excitatory,inhibitory\" and one row per region", name)
	}
	for _, row := range rows[1:] {
		b.Labels = append(b.Labels, row[0])
		for k, into := range []*[]float32{&b.E, &b.I} {
			x, err := strconv.ParseFloat(row[k+1], 32)
			if err != nil || math.IsNaN(x) || math.Abs(x) > 1000 {
				return nil, fmt.Errorf("%s: row %s, column %s: %q, expected a number of mV in -1000..1000", name, row[0], rows[0][k+1], row[k+1])
			}
			*into = append(*into, float32(x))
		}
	}
	return b, nil
}

// fingerprint names a network and its background in events/ms: all that the
// biases depend on.
func (net *network) fingerprint(background float64) string {
	h := sha256.New()
	buf := make([]byte, 0, 1<<16)
	word := func(x uint32) {
		if buf = binary.LittleEndian.AppendUint32(buf, x); len(buf) == cap(buf) {
			h.Write(buf)
			buf = buf[:0]
		}
	}
	for _, s := range net.syn {
		word(s)
	}
	for _, r := range net.row {
		word(uint32(r))
	}
	for _, d := range net.delay {
		word(uint32(d))
	}
	f := &net.format
	for i := range f.fast {
		word(uint32(f.fast[i]))
		word(uint32(f.slow[i]))
	}
	for i, x := range f.background {
		if i == 0 || x != f.background[0] { // the same in every region, but with another in-degree
			word(uint32(x))
		}
	}
	word(uint32(net.refract))
	for _, x := range append([]float32{
		f.fastUnit, f.slowUnit, net.threshold, net.fastDecay, net.recovery, net.use, float32(background),
	}, slices.Concat(net.alpha[0], net.alpha[1], net.slowDecay)...) {
		word(math.Float32bits(x))
	}
	if net.adaptStep > 0 {
		word(math.Float32bits(net.adaptStep))
		word(math.Float32bits(net.adaptDecay))
	}
	h.Write(buf)
	return hex.EncodeToString(h.Sum(nil)[:16])
}
