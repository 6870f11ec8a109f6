package backendtest

import "testing"

// TestFollow: the networks fire enough, and Serial is what it is.
func TestFollow(t *testing.T) {
	for _, slots := range []int{2, 32} {
		for _, adapting := range []bool{false, true} {
			if err := Follow(new(Serial), slots, adapting, 20); err != nil {
				t.Error(err)
			}
		}
	}
}
