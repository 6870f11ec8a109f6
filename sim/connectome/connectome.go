package connectome

import (
	"encephagen/data"
	"fmt"
	"io/fs"
)

// Connectome is a network of regions. Its matrices are square, in the order of
// Regions.
type Connectome struct {
	Name    string
	Regions []Region
	// Weights are mean tract weights, each subject's scaled to a largest weight
	// of 1 before the mean. Row is source, column is target; HCP7 is symmetric.
	Weights [][]float64
	// Lengths are mean tract lengths in mm.
	Lengths [][]float64
	// FC is the mean functional connectivity at rest (Pearson correlation of
	// BOLD), nil if it is not known.
	FC [][]float64
}

// HCP7 is the mean of seven subjects of the Human Connectome Project.
func HCP7() (*Connectome, error) { return load(data.FS, "hcp7", true, false) }

// HCP7Deep is the same with 14 regions more: all 94 of AAL2 but the cerebellum.
func HCP7Deep() (*Connectome, error) { return load(data.FS, "hcp7", true, true) }

// GW5 is the mean of five older adults, without functional connectivity.
func GW5() (*Connectome, error) { return load(data.FS, "gw5", false, false) }

func load(fsys fs.FS, name string, withFC, deep bool) (*Connectome, error) {
	c := &Connectome{Name: name}
	err := open(fsys, "regions.csv", func(f fs.File) (err error) {
		c.Regions, err = ReadRegions(f, "regions.csv")
		return err
	})
	if err == nil && deep {
		cortex := c.Regions
		err = open(fsys, "regions94.csv", func(f fs.File) (err error) {
			c.Regions, err = ReadAllRegions(f, "regions94.csv", cortex)
			return err
		})
	}
	if err != nil {
		return nil, err
	}
	size := fmt.Sprintf("_%d.csv", len(c.Regions))
	labels := make([]string, len(c.Regions))
	for i, r := range c.Regions {
		labels[i] = r.Label
	}
	tables := []struct {
		file string
		kind Kind
		into *[][]float64
	}{{"weights", Weights, &c.Weights}, {"lengths", Lengths, &c.Lengths}, {"fc", Correlations, &c.FC}}
	for _, t := range tables {
		if t.kind == Correlations && !withFC {
			continue
		}
		path := name + "/" + t.file + size
		err := open(fsys, path, func(f fs.File) (err error) {
			*t.into, err = ReadMatrix(f, path, labels, t.kind)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

func open(fsys fs.FS, name string, read func(fs.File) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("connectome: %w", err)
	}
	defer f.Close()
	return read(f)
}
