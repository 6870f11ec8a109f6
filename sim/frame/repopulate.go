package frame

import "fmt"

// Repopulate gives the regions other neurons, in order of their regions.
func (st *Static) Repopulate(regionOf []uint16, inhibitory []bool) error {
	if len(inhibitory) != len(regionOf) {
		panic("frame: regions and kinds of different numbers of neurons")
	}
	regions := append([]Region(nil), st.Regions...)
	for i := range regions {
		regions[i].First, regions[i].Neurons = 0, 0
	}
	for i, r := range regionOf {
		switch {
		case int(r) >= len(regions):
			return fmt.Errorf("neuron %d is in region %d; there are %d regions", i, r, len(regions))
		case i > 0 && r < regionOf[i-1]:
			return fmt.Errorf("neuron %d is in region %d after one in region %d; wanted: in order of the regions", i, r, regionOf[i-1])
		}
		if regions[r].Neurons == 0 {
			regions[r].First = i
		}
		regions[r].Neurons++
	}
	for i := 1; i < len(regions); i++ { // one without neurons lies between its neighbours
		if regions[i].Neurons == 0 {
			regions[i].First = regions[i-1].First + regions[i-1].Neurons
		}
	}
	st.Regions, st.RegionOf, st.Inhibitory = regions, regionOf, inhibitory
	return nil
}
