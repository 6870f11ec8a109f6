package body

import (
	"fmt"
	"slices"
	"strings"
)

// description is what a kind of body is beyond its MJCF: the constants of its
// Gymnasium environment.
type description struct {
	name      string
	file      string    // in assets
	subSteps  int       // physics steps in a control tick
	footGeoms [2]string // geoms, by motor.Side

	// Reset noise is uniform in +-resetNoise on every position and velocity.
	resetNoise float64
	// Healthy is a torso height strictly between these, m.
	minHeight, maxHeight float64
	weights              rewardWeights
}

var descriptions = []description{{
	name:      "humanoid-v5",
	file:      "body/humanoid.xml",
	subSteps:  5,
	footGeoms: [2]string{"left foot", "right foot"},

	resetNoise: 0.01,
	minHeight:  1.0,
	maxHeight:  2.0,
	weights:    rewardWeights{forward: 1.25, healthy: 5, control: 0.1, contact: 5e-7, maxContact: 10},
}}

// Models are the names that New knows.
func Models() []string {
	var names []string
	for _, d := range descriptions {
		names = append(names, d.name)
	}
	return names
}

func describe(model string) (*description, error) {
	i := slices.IndexFunc(descriptions, func(d description) bool { return d.name == model })
	if i < 0 {
		return nil, fmt.Errorf("no body %q; known: %s", model, strings.Join(Models(), ", "))
	}
	return &descriptions[i], nil
}
