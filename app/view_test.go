//go:build !headless

package main

import "testing"

// TestSide: neither the side of a picture nor a quarter of it, rounded up, is a
// power of two, and no more pixels are added than that takes.
func TestSide(t *testing.T) {
	power := func(n int) bool { return n&(n-1) == 0 }
	for n := 9; n < 5000; n++ {
		got := side(float32(n))
		if power(got) || power((got+3)/4) && got > 16 {
			t.Errorf("%d px become %d", n, got)
		}
		for k := n; k < got; k++ {
			if !power(k) && !power((k+3)/4) {
				t.Errorf("%d px become %d, %d would do", n, got, k)
			}
		}
	}
}
