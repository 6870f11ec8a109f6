package frame

import (
	"slices"
	"testing"
)

func TestConnectivityHandsOutTheNewest(t *testing.T) {
	var c Connectivity
	dst := []float32{7, 7, 7, 7}
	if v, s := c.Read(0, dst); v != 0 || s != 0 || dst[0] != 7 {
		t.Errorf("version %d, %v s, %v before anything was watched", v, s, dst)
	}
	c.Watch(2)
	c.Write([]float32{1, 0.5, 0.5, 1}, 12)
	v, s := c.Read(0, dst)
	if v != 1 || s != 12 || !slices.Equal(dst, []float32{1, 0.5, 0.5, 1}) {
		t.Errorf("version %d, %v s, %v", v, s, dst)
	}
	dst[0] = 7
	if v, s = c.Read(v, dst); v != 1 || s != 12 || dst[0] != 7 {
		t.Errorf("version %d, %v s, %v copied again", v, s, dst)
	}
}
