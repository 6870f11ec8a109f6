package look

import (
	"fmt"

	"github.com/go-gl/mathgl/mgl32"
)

// Theme is a set of colours.
type Theme struct {
	Name  string
	Light bool // dark ink on a light stage: activity covers instead of shining

	Stage, Panel, Line    mgl32.Vec3 // surfaces, hairlines
	Strong, Normal, Quiet mgl32.Vec3 // text
	Accent, Record        mgl32.Vec3 // focus, slider grab; recording
	Floor                 mgl32.Vec3 // under the body, where the model does not say

	// Neurons: excitatory is a filled disc, inhibitory a ring.
	Excitatory, Inhibitory mgl32.Vec3

	// Brain: nothing here is saturated, so that only activity has colour.
	Cortex    mgl32.Vec3
	Nuclei    mgl32.Vec3 // deep structures
	Hindbrain mgl32.Vec3 // cerebellum and brainstem
	Tract     mgl32.Vec3

	// Causes of torque, in the order of motor.Family: protective, postural,
	// orienting, rhythmic, cord, cortex; and a force from outside.
	Families [6]mgl32.Vec3
	Push     mgl32.Vec3

	// Motor neurons of the cord: both in the cord's green, extensors as areas,
	// flexors as lines.
	Extensor, Flexor mgl32.Vec3
}

// Dark is for a screen and a dim room.
var Dark = &Theme{
	Name:  "dark",
	Stage: Hex(0x0B0E12), Panel: Hex(0x12161C), Line: Hex(0x232A33),
	Strong: Hex(0xF2F4F7), Normal: Hex(0xC7CDD6), Quiet: Hex(0x7C8694),
	Accent: Hex(0xE8A33D), Record: Hex(0xD55E00),
	Floor:      Hex(0x242930),
	Excitatory: Hex(0xE69F00), Inhibitory: Hex(0x56B4E9),
	Cortex: Hex(0xB9C4D4), Nuclei: Hex(0x3B4456), Hindbrain: Hex(0x353E4D), Tract: Hex(0x9DB4D6),
	Families: [6]mgl32.Vec3{Hex(0x0072B2), Hex(0x7C8694), Hex(0xF0E442), Hex(0xA6761D), Hex(0x009E73), Hex(0xCC79A7)},
	Push:     Hex(0xFFFFFF),
	Extensor: Hex(0x007A5A), Flexor: Hex(0x8FE3C4),
}

// Light is for paper and a bright room. Its hues are those of Dark, dark enough
// to be told from the stage.
var Light = &Theme{
	Name: "light", Light: true,
	Stage: Hex(0xF4F2EE), Panel: Hex(0xFFFFFF), Line: Hex(0xD9D4CC),
	Strong: Hex(0x14181E), Normal: Hex(0x363E49), Quiet: Hex(0x69727F),
	Accent: Hex(0xB06E00), Record: Hex(0xC04F00),
	Floor:      Hex(0xD2CDC4),
	Excitatory: Hex(0xC77700), Inhibitory: Hex(0x1F7FBF),
	Cortex: Hex(0x8E97A6), Nuclei: Hex(0xE4E6EA), Hindbrain: Hex(0xCFD2D7), Tract: Hex(0x55719C),
	Families: [6]mgl32.Vec3{Hex(0x0072B2), Hex(0x7C8694), Hex(0xBCA400), Hex(0xA6761D), Hex(0x009E73), Hex(0xC0629A)},
	Push:     Hex(0x14181E),
	Extensor: Hex(0x7CC9B0), Flexor: Hex(0x00694D),
}

// Themes lists what there is, in the order of a menu.
var Themes = [...]*Theme{Dark, Light}

// ParseTheme finds a theme by its name.
func ParseTheme(name string) (*Theme, error) {
	for _, t := range Themes {
		if t.Name == name {
			return t, nil
		}
	}
	return nil, fmt.Errorf("theme %q is not one of dark, light", name)
}

// The colours in use: those of the theme that was handed to Use last.
var (
	Stage, Panel, Line     mgl32.Vec3
	Strong, Normal, Quiet  mgl32.Vec3
	Accent, Record         mgl32.Vec3
	Floor                  mgl32.Vec3
	Excitatory, Inhibitory mgl32.Vec3
	Cortex, Nuclei         mgl32.Vec3
	Hindbrain, Tract       mgl32.Vec3
	Families               [6]mgl32.Vec3
	Push                   mgl32.Vec3
	Extensor, Flexor       mgl32.Vec3
	current                *Theme
)

func init() { Use(Dark) }

// Use makes t the theme of everything that is drawn from now on. Window, film
// and overlay follow with their next picture; what keeps colours of its own
// compares Current with the theme that it has them from. It is called from the
// thread that draws.
func Use(t *Theme) {
	current = t
	Stage, Panel, Line = t.Stage, t.Panel, t.Line
	Strong, Normal, Quiet = t.Strong, t.Normal, t.Quiet
	Accent, Record, Floor = t.Accent, t.Record, t.Floor
	Excitatory, Inhibitory = t.Excitatory, t.Inhibitory
	Cortex, Nuclei, Hindbrain, Tract = t.Cortex, t.Nuclei, t.Hindbrain, t.Tract
	Families, Push = t.Families, t.Push
	Extensor, Flexor = t.Extensor, t.Flexor
}

// Current is the theme in use.
func Current() *Theme { return current }

// Raise is a surface one step nearer to the reader than c: lighter on a dark
// stage, darker on a light one. by is 0..1 of the way to white or to ink.
func Raise(c mgl32.Vec3, by float32) mgl32.Vec3 {
	to := mgl32.Vec3{1, 1, 1}
	if current.Light {
		to, by = Strong, 0.6*by // ink tells more than light does
	}
	return c.Add(to.Sub(c).Mul(by))
}

// Family is the colour of a family of causes; what comes after the families is a
// push from outside.
func Family(at int) mgl32.Vec3 {
	if at < len(Families) {
		return Families[at]
	}
	return Push
}
