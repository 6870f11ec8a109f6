package connectome

import (
	"fmt"
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

// HCP7Measured reads them, for the given regions: those of HCP7 or of HCP7Deep.
func HCP7Measured(regions []Region) (*Measured, error) {
	labels := make([]string, len(regions))
	for i, r := range regions {
		labels[i] = r.Label
	}
	m := new(Measured)
	for _, t := range []struct {
		file string // with the number of regions
		into *[][]float64
	}{
		{"fc_%d_fit_subjects1-4.csv", &m.Fit}, {"fc_%d_test_subjects5-7.csv", &m.Test},
		{"gsr_%d_fit_subjects1-4.csv", &m.FitGSR}, {"gsr_%d_test_subjects5-7.csv", &m.TestGSR},
	} {
		path := "hcp7/" + fmt.Sprintf(t.file, measuredRegions(len(regions)))
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

// measuredRegions is the table for so many regions; one that does not fit is
// refused when it is read.
func measuredRegions(n int) int {
	if n == 94 {
		return 94
	}
	return 80
}
