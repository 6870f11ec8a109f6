package frame

import "sync"

// Connectivity is the functional connectivity so far, which changes once an
// image (0.72 s) and not once a tick. The simulation writes it, any number of
// readers copy it; the lock is held for a memmove.
type Connectivity struct {
	mu      sync.Mutex
	version int64
	seconds float64
	fc      []float32 // regions x regions; nil: nobody watches
}

// Watch makes room for a number of regions.
func (c *Connectivity) Watch(regions int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fc = make([]float32, regions*regions)
}

// Write takes over correlations of so many seconds of BOLD. With none there is
// nothing yet.
func (c *Connectivity) Write(fc []float32, seconds float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	copy(c.fc, fc)
	c.seconds = seconds
	c.version++
}

// Read copies the correlations, row by row, if there are others than those of
// version since. It returns the present version, and of how many seconds of BOLD
// they are: 0 if there are none yet.
func (c *Connectivity) Read(since int64, dst []float32) (version int64, seconds float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.version != since {
		copy(dst, c.fc)
	}
	return c.version, c.seconds
}
