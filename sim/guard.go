package sim

import (
	"fmt"

	"encephagen/sim/mishap"
)

// Guard calls f, which may do anything to the newborn. A panic, a mistake in
// this program, comes back as an error that names its time and place: a film
// can still be closed, and a window lives on.
func (n *Newborn) Guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(n.Seconds(), p)
		}
	}()
	return f()
}

// GuardAt does the same for what is done with a biological moment, in s, without
// the newborn: drawing it.
func GuardAt(seconds float64, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(seconds, p)
		}
	}()
	return f()
}

func panicked(seconds float64, value any) error {
	p := mishap.Recovered(value)
	return fmt.Errorf("panic at %.3f s in %s: %v", seconds, p.Place, p.Value)
}
