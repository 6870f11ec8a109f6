package analysis

// Counts are spikes in bins of equal width, by group.
type Counts struct {
	groups int
	width  int64 // steps
	first  int64 // step at which the first bin begins
	bins   []uint16
}

// NewCounts begins counting at a step.
func NewCounts(groups int, width, first int64) *Counts {
	return &Counts{groups: groups, width: width, first: first}
}

// Extend makes bins up to a step; the last may not be over.
func (c *Counts) Extend(end int64) {
	want := int((end-c.first+c.width-1)/c.width) * c.groups
	for len(c.bins) < want {
		c.bins = append(c.bins, 0)
	}
}

// Add counts a spike of a group, in a bin that Extend has made.
func (c *Counts) Add(group int, step int64) {
	c.bins[int((step-c.first)/c.width)*c.groups+group]++
}

// Len is the number of bins.
func (c *Counts) Len() int { return len(c.bins) / max(1, c.groups) }

// Total is the number of a group's spikes.
func (c *Counts) Total(group int) int {
	sum := 0
	for at := group; at < len(c.bins); at += c.groups {
		sum += int(c.bins[at])
	}
	return sum
}

// Series are a group's counts over whole runs of merge bins, times scale.
func (c *Counts) Series(group, merge int, scale float64) []float64 {
	out := make([]float64, c.Len()/merge)
	for i := range out {
		sum := 0
		for k := range merge {
			sum += int(c.bins[(i*merge+k)*c.groups+group])
		}
		out[i] = float64(sum) * scale
	}
	return out
}
