package connectome

import (
	"io/fs"

	"encephagen/data"
)

// Measured is the functional connectivity of HCP7's subjects at rest in two
// groups: models are fitted to the first four and tested on the last three.
// The structural connectome is the mean of all seven.
type Measured struct {
	Fit, Test [][]float64 // mean Pearson correlation of BOLD
	// FitGSR and TestGSR are the same after the global signal was regressed
	// from each region, which takes away what all regions have in common.
	FitGSR, TestGSR [][]float64
}

// HCP7Measured reads them, for the given regions.
func HCP7Measured(regions []Region) (*Measured, error) {
	labels := make([]string, len(regions))
	for i, r := range regions {
		labels[i] = r.Label
	}
	m := new(Measured)
	for _, t := range []struct {
		file string
		into *[][]float64
	}{
		{"fc_80_fit_subjects1-4.csv", &m.Fit}, {"fc_80_test_subjects5-7.csv", &m.Test},
		{"gsr_80_fit_subjects1-4.csv", &m.FitGSR}, {"gsr_80_test_subjects5-7.csv", &m.TestGSR},
	} {
		path := "hcp7/" + t.file
		err := open(data.FS, path, func(f fs.File) (err error) {
			*t.into, err = ReadMatrix(f, path, labels, Correlations)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}
