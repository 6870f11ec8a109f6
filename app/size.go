//go:build !headless

package main

import (
	"fmt"
	"strconv"
	"strings"
)

// size is a picture's width and height in pixels.
type size struct{ W, H int }

const minSize, maxSize = 128, 7680

// UnmarshalText reads "1280x720".
func (s *size) UnmarshalText(text []byte) error {
	w, h, ok := strings.Cut(string(text), "x")
	var errW, errH error
	s.W, errW = strconv.Atoi(w)
	s.H, errH = strconv.Atoi(h)
	allowed := func(n int) bool { return n >= minSize && n <= maxSize && n%2 == 0 }
	if !ok || errW != nil || errH != nil || !allowed(s.W) || !allowed(s.H) {
		return fmt.Errorf("%q is not allowed; allowed: WIDTHxHEIGHT, even numbers from %d to %d, such as 1280x720", text, minSize, maxSize)
	}
	return nil
}
