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
func HCP7() (*Connectome, error) { return load(data.FS, "hcp7", true) }

// GW5 is the mean of five older adults, without functional connectivity.
func GW5() (*Connectome, error) { return load(data.FS, "gw5", false) }

func load(fsys fs.FS, name string, withFC bool) (*Connectome, error) {
	c := &Connectome{Name: name}
	err := open(fsys, "regions.csv", func(f fs.File) (err error) {
		c.Regions, err = ReadRegions(f, "regions.csv")
		return err
	})
	if err != nil {
		return nil, err
	}
	labels := make([]string, len(c.Regions))
	for i, r := range c.Regions {
		labels[i] = r.Label
	}
	tables := []struct {
		file string
		kind Kind
		into *[][]float64
	}{{"weights_80.csv", Weights, &c.Weights}, {"lengths_80.csv", Lengths, &c.Lengths}, {"fc_80.csv", Correlations, &c.FC}}
	for _, t := range tables {
		if t.kind == Correlations && !withFC {
			continue
		}
		path := name + "/" + t.file
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
