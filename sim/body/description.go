package body

import (
	"fmt"
	"slices"
	"strings"

	"encephagen/sim/motor"
)

// description is what a kind of body is beyond its MJCF: the constants of its
// Gymnasium environment, and what that environment computes. A new kind is one
// file that makes one of these, and a line in descriptions.
type description struct {
	name      string // with the version of the environment
	plan      motor.Plan
	file      string    // in assets
	subSteps  int       // physics steps in a control tick
	footGeoms [2]string // geoms, by motor.Side
	upright   int       // of qpos: the height of the trunk

	// Legs that lie in one plane are shown this far to their side of it, m. The
	// physics knows nothing of it.
	apart float32

	// Reset noise is uniform in +-resetNoise on every position and velocity.
	resetNoise float64

	gym environment
}

// environment is what differs in kind between Gymnasium's environments.
type environment interface {
	// observe appends the observation.
	observe(b *Body, dst []float64) []float64
	// progress is how far forward the body is, m; its speed is rewarded.
	progress(b *Body) float64
	// reward is that of a tick in which the body came forward at a speed in m/s.
	reward(b *Body, speed float64) Reward
	healthy(b *Body) bool
	// feelTorso fills in what the senses say of the torso, and the posture.
	feelTorso(b *Body, s *motor.Senses)
}

var descriptions = []description{humanoidV5, walker2dV5}

// Models are the names that New knows.
func Models() []string {
	var names []string
	for _, d := range descriptions {
		names = append(names, d.name)
	}
	return names
}

// FullName completes the name of a model: "walker2d" is "walker2d-v5". It is
// false for a name that New does not know.
func FullName(model string) (name string, ok bool) {
	d, err := describe(model)
	if err != nil {
		return "", false
	}
	return d.name, true
}

func describe(model string) (*description, error) {
	i := slices.IndexFunc(descriptions, func(d description) bool {
		short, _, _ := strings.Cut(d.name, "-")
		return model == d.name || model == short
	})
	if i < 0 {
		return nil, fmt.Errorf("no body %q; known: %s", model, strings.Join(Models(), ", "))
	}
	return &descriptions[i], nil
}
