package connectome

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Region is one region of the AAL2 atlas (Rolls, Joliot &
// Tzourio-Mazoyer 2015, NeuroImage 122:1-5).
type Region struct {
	Label      string // "Precentral_L"
	Name       string // "Precentral gyrus"
	Hemisphere byte   // 'L' or 'R'
	Lobe       string
	Group      string     // functional group, ours
	Centroid   [3]float64 // MNI152, mm, RAS: centre of the region's voxels
	// Myelin is the median T1w/T2w ratio of the region, a measure of myelin
	// that falls from sensory to association cortex (Glasser & Van Essen 2011); 0
	// of a deep one.
	Myelin float64
	// MyelinReference and TauReference are the ratio and the membrane time
	// constant (ms) that the reference system used.
	MyelinReference float64
	TauReference    float64
	// Deep are the 14 regions that HCP7Deep adds to the cortex of HCP7:
	// hippocampus, parahippocampal gyrus, amygdala, caudate, putamen, pallidum
	// and thalamus.
	Deep bool
}

// ReadRegions reads the table of regions, one per row, columns found by their
// names in the header. name is the file's, for errors.
func ReadRegions(r io.Reader, name string) ([]Region, error) {
	need := append(slices.Clone(placeColumns), "t1t2_hcp_median", "t1t2_seed", "tau_m_seed_ms")
	return readRegions(r, name, need, readRegion)
}

// placeColumns tell what a region is and where.
var placeColumns = []string{"index", "label", "name", "hemisphere", "lobe", "group", "x", "y", "z"}

// ReadAllRegions reads the table of all regions, deep ones too. What is known of
// cortex only is taken from the regions of the cortex, by their labels; all of
// them must be there.
func ReadAllRegions(r io.Reader, name string, cortex []Region) ([]Region, error) {
	known := make(map[string]Region, len(cortex))
	for _, g := range cortex {
		known[g.Label] = g
	}
	found := 0
	all, err := readRegions(r, name, placeColumns, func(col func(string) string, index int) (Region, error) {
		g, err := readPlace(col, index)
		if c, is := known[g.Label]; is {
			found++
			g.Myelin, g.MyelinReference, g.TauReference = c.Myelin, c.MyelinReference, c.TauReference
		} else {
			g.Deep = true
		}
		return g, err
	})
	if err == nil && found != len(cortex) {
		return nil, fmt.Errorf("%s: has %d of the %d regions of the cortex, expected all", name, found, len(cortex))
	}
	return all, err
}

func readRegions(r io.Reader, name string, need []string, read func(col func(string) string, index int) (Region, error)) ([]Region, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		return nil, readError(name, "the header", err)
	}
	at := make(map[string]int, len(head))
	for i, h := range head {
		at[h] = i
	}
	for _, need := range need {
		if _, ok := at[need]; !ok {
			return nil, fmt.Errorf("%s: header has no column %q", name, need)
		}
	}
	var regions []Region
	seen := make(map[string]bool)
	for row := 1; ; row++ {
		rec, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, readError(name, fmt.Sprintf("row %d", row), err)
		}
		if len(rec) != len(head) {
			return nil, fmt.Errorf("%s: row %d has %d columns, expected %d as in the header", name, row, len(rec), len(head))
		}
		g, err := read(func(col string) string { return rec[at[col]] }, row-1)
		if err == nil && seen[g.Label] {
			err = fmt.Errorf("column label: %q stands twice", g.Label)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: row %d, %w", name, row, err)
		}
		seen[g.Label] = true
		regions = append(regions, g)
	}
	if len(regions) == 0 {
		return nil, fmt.Errorf("%s: no regions", name)
	}
	return regions, nil
}

// readPlace reads the placeColumns.
func readPlace(col func(string) string, index int) (Region, error) {
	g := Region{Label: col("label"), Name: col("name"), Lobe: col("lobe"), Group: col("group")}
	if got := col("index"); got != strconv.Itoa(index) {
		return g, fmt.Errorf("column index: %q, expected %d", got, index)
	}
	switch h := col("hemisphere"); h {
	case "L", "R":
		g.Hemisphere = h[0]
	default:
		return g, fmt.Errorf("column hemisphere: %q, expected L or R", h)
	}
	if !strings.HasSuffix(g.Label, "_"+col("hemisphere")) {
		return g, fmt.Errorf("column label: %q, expected a name that ends in _%c, its hemisphere", g.Label, g.Hemisphere)
	}
	return g, readNumbers(col, []number{{"x", &g.Centroid[0], false}, {"y", &g.Centroid[1], false}, {"z", &g.Centroid[2], false}})
}

func readRegion(col func(string) string, index int) (Region, error) {
	g, err := readPlace(col, index)
	if err != nil {
		return g, err
	}
	return g, readNumbers(col, []number{
		{"t1t2_hcp_median", &g.Myelin, true}, {"t1t2_seed", &g.MyelinReference, true}, {"tau_m_seed_ms", &g.TauReference, true},
	})
}

type number struct {
	col      string
	into     *float64
	positive bool
}

func readNumbers(col func(string) string, numbers []number) error {
	for _, n := range numbers {
		x, err := strconv.ParseFloat(col(n.col), 64)
		switch {
		case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
			return fmt.Errorf("column %s: %q, expected a finite number", n.col, col(n.col))
		case n.positive && x <= 0:
			return fmt.Errorf("column %s: %g, expected a number > 0", n.col, x)
		}
		*n.into = x
	}
	return nil
}
