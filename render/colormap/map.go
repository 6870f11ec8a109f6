package colormap

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// Kind says what a map may be used for.
type Kind int

const (
	Sequential Kind = iota // amounts
	Diverging              // differences from a fixed zero in the middle
	Cyclic                 // phases: both ends are the same colour
)

// Size is the number of entries of every map.
const Size = 256

// Map is a colour map of 256 sRGB entries. It is never changed.
type Map struct {
	Name  string
	Kind  Kind
	table [Size][3]uint8
}

// The maps of the program.
var (
	Viridis  = build("viridis", Sequential, viridisTable)
	Inferno  = build("inferno", Sequential, infernoTable)
	Batlow   = build("batlow", Sequential, batlowTable)
	Vik      = build("vik", Diverging, vikTable)
	Twilight = build("twilight", Cyclic, twilightTable)
)

// Paper is batlow the other way round, from pale to dark: on a light stage the
// more there is the more ink it takes.
var Paper = reversed(Batlow, "batlow reversed")

func reversed(m *Map, name string) *Map {
	r := &Map{Name: name, Kind: m.Kind}
	for i := range m.table {
		r.table[i] = m.table[Size-1-i]
	}
	return r
}

// Amounts is the sequential map for the theme in use: what is little is near to
// the stage.
func Amounts() *Map {
	if look.Current().Light {
		return Paper
	}
	return Inferno
}

// All lists the maps in the order in which a menu shows them.
var All = []*Map{Viridis, Inferno, Batlow, Vik, Twilight}

func build(name string, kind Kind, table string) *Map {
	raw, err := hex.DecodeString(table)
	if err != nil || len(raw) != 3*Size {
		panic("colormap: damaged table of " + name)
	}
	m := &Map{Name: name, Kind: kind}
	for i := range m.table {
		copy(m.table[i][:], raw[3*i:])
	}
	return m
}

// ByName finds a map; case does not matter.
func ByName(name string) (*Map, error) {
	names := make([]string, len(All))
	for i, m := range All {
		if strings.EqualFold(m.Name, name) {
			return m, nil
		}
		names[i] = m.Name
	}
	return nil, fmt.Errorf("no colour map is called %q; there are %s", name, strings.Join(names, ", "))
}

// At is the colour at t, 0..1, in sRGB, interpolated between entries. What lies
// outside takes the end's colour, NaN that of 0; a cyclic map wraps around.
func (m *Map) At(t float32) mgl32.Vec3 {
	if t != t {
		t = 0
	}
	if m.Kind == Cyclic {
		t -= float32(int(t))
		if t < 0 {
			t++
		}
	}
	x := min(max(t, 0), 1) * (Size - 1)
	i := min(int(x), Size-2)
	f := x - float32(i)
	var c mgl32.Vec3
	for k := range c {
		a, b := float32(m.table[i][k]), float32(m.table[i+1][k])
		c[k] = (a + (b-a)*f) / 255
	}
	return c
}

// AppendRGBA8 appends the entries as a texture of 256 x 1, sRGB, opaque.
func (m *Map) AppendRGBA8(dst []byte) []byte {
	for _, c := range m.table {
		dst = append(dst, c[0], c[1], c[2], 255)
	}
	return dst
}
