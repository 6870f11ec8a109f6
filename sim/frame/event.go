package frame

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// EventKind is what the world can do to a newborn.
type EventKind uint8

const (
	PushEvent     EventKind = iota // a force at the torso
	DropEvent                      // the platform falls away
	TiltEvent                      // the platform tilts
	SoundEvent                     // a loud sound
	PalmEvent                      // touch of a palm
	SoleEvent                      // touch of a sole
	CheekEvent                     // touch of a cheek
	HeadTurnEvent                  // the head is turned
	PinchEvent                     // a pinch of a foot
	EventKinds
)

// Direction is the side of an event, as the trunk is turned.
type Direction uint8

const (
	NoDirection Direction = iota
	LeftWay
	RightWay
	Forward
	Back
)

var directions = [...]string{NoDirection: "", LeftWay: "left", RightWay: "right", Forward: "forward", Back: "back"}

func (d Direction) String() string { return directions[d] }

// kindRow is what is known of a kind.
type kindRow struct {
	name, unit string
	ways       []Direction
	max        float64 // strength
	strength   float64 // usual
	ms, maxMS  float64 // usual and longest duration; 0: it has none of its own
	planar     []Direction
}

var (
	fourWays  = []Direction{LeftWay, RightWay, Forward, Back}
	sides     = []Direction{LeftWay, RightWay}
	noWays    = []Direction{NoDirection}
	alongWays = []Direction{Forward, Back}
)

// kinds: a push is an impulse; 12 N.s are a shove that a 40 kg body feels, 200 N.s
// throw it over. A drop is the height of the fall, as examiners choose it.
var kinds = [EventKinds]kindRow{
	PushEvent:     {name: "push", unit: "N·s", ways: fourWays, planar: alongWays, max: 200, strength: 15, ms: 100, maxMS: 5000},
	DropEvent:     {name: "drop", unit: "cm", ways: noWays, planar: noWays, max: 50, strength: 4},
	TiltEvent:     {name: "tilt", unit: "°", ways: fourWays, planar: alongWays, max: 45, strength: 10, ms: 1000, maxMS: 60000},
	SoundEvent:    {name: "sound", ways: noWays, planar: noWays, max: 1, strength: 1, ms: 100, maxMS: 60000},
	PalmEvent:     {name: "palm", ways: sides, max: 1, strength: 1, ms: 500, maxMS: 60000},
	SoleEvent:     {name: "sole", ways: sides, planar: sides, max: 1, strength: 1, ms: 500, maxMS: 60000},
	CheekEvent:    {name: "cheek", ways: sides, max: 1, strength: 1, ms: 500, maxMS: 60000},
	HeadTurnEvent: {name: "head turn", ways: sides, max: 1, strength: 1, ms: 2000, maxMS: 60000},
	PinchEvent:    {name: "pinch", ways: sides, planar: sides, max: 1, strength: 1, ms: 100, maxMS: 60000},
}

func (k EventKind) String() string { return kinds[k].name }

// Scale is what fills a plot of what is going on, and its unit: a push then is a
// force.
func (k EventKind) Scale() (full float64, unit string) {
	switch k {
	case PushEvent:
		return 400, "N"
	case DropEvent:
		return 10, "cm"
	case TiltEvent:
		return 30, "°"
	}
	return 1, ""
}

// Ways are the directions that it can have in a body.
func (k EventKind) Ways(planar bool) []Direction {
	if planar {
		return kinds[k].planar
	}
	return kinds[k].ways
}

// Usual is an event of this kind as it usually is.
func (k EventKind) Usual(way Direction) Event {
	return Event{Kind: k, Way: way, Strength: kinds[k].strength, MS: kinds[k].ms}
}

// Event is one thing that the world does to the newborn.
type Event struct {
	Kind     EventKind
	Way      Direction
	Strength float64 // in the kind's unit; a push of 0 is the hand's pull, whose force changes
	MS       float64 // how long it lasts, ms; a drop lasts as long as the fall
	Step     int64   // when it begins, biological steps
}

// Check refuses what a body cannot be asked for, by name.
func (e *Event) Check(planar bool) error {
	if e.Kind >= EventKinds {
		return fmt.Errorf("stimulus %d does not exist", e.Kind)
	}
	row := &kinds[e.Kind]
	ways := e.Kind.Ways(planar)
	if ways == nil {
		return fmt.Errorf("%s: walker2d-v5 has nothing to feel it with; leave it out, or take --body humanoid-v5", row.name)
	}
	allowed := false
	var names []string
	for _, w := range ways {
		allowed = allowed || w == e.Way
		names = append(names, w.String())
	}
	switch {
	case !allowed && ways[0] == NoDirection:
		return fmt.Errorf("%s: side %q; it has no side", row.name, e.Way)
	case !allowed:
		return fmt.Errorf("%s: side %q; allowed: %s", row.name, e.Way, strings.Join(names, ", "))
	case !(e.Strength > 0 && e.Strength <= row.max):
		return fmt.Errorf("%s: strength %v; allowed: more than 0, at most %v%s", row.name, e.Strength, row.max, spaced(row.unit))
	case row.ms == 0 && e.MS != 0:
		return fmt.Errorf("%s: duration %v ms; it has no duration of its own: the fall lasts as long as it must", row.name, e.MS)
	case row.ms > 0 && !(e.MS > 0 && e.MS <= row.maxMS):
		return fmt.Errorf("%s: duration %v ms; allowed: more than 0, at most %v ms", row.name, e.MS, row.maxMS)
	}
	return nil
}

func spaced(unit string) string {
	if unit == "" {
		return ""
	}
	return "\u2009" + unit
}

// Gravity is that of both bodies' models, m/s².
const Gravity = 9.81

// Duration is how long the event lasts, ms.
func (e *Event) Duration() float64 {
	if e.Kind == DropEvent {
		return 1000 * math.Sqrt(2*e.Strength/100/Gravity)
	}
	return e.MS
}

// Append says in words what happened: "a drop of 4 cm".
func (e *Event) Append(dst []byte) []byte {
	number := func(unit string) {
		dst = strconv.AppendFloat(append(dst, " of "...), e.Strength, 'g', 3, 64)
		dst = append(dst, unit...)
	}
	way := directions[e.Way]
	switch e.Kind {
	case PushEvent:
		if e.Strength == 0 {
			return append(append(dst, "a pull of the hand "...), toward[e.Way]...)
		}
		dst = append(append(dst, "a push "...), toward[e.Way]...)
		number("\u2009N·s")
	case DropEvent:
		dst = append(dst, "a drop"...)
		number("\u2009cm")
	case TiltEvent:
		dst = append(dst, "a tilt"...)
		number("° ")
		dst = append(dst, toward[e.Way]...)
	case SoundEvent:
		dst = append(dst, "a loud sound"...)
	case PalmEvent, SoleEvent, CheekEvent:
		dst = append(append(append(append(dst, "a touch of the "...), way...), ' '), kinds[e.Kind].name...)
	case HeadTurnEvent:
		dst = append(append(dst, "a turn of the head "...), toward[e.Way]...)
	case PinchEvent:
		dst = append(append(append(dst, "a pinch of the "...), way...), " foot"...)
	}
	return dst
}

var toward = [...]string{NoDirection: "", LeftWay: "to the left", RightWay: "to the right", Forward: "forward", Back: "back"}

// ParseEventKind finds a kind by its name.
func ParseEventKind(name string) (EventKind, error) {
	var names []string
	for k := range kinds {
		if kinds[k].name == name {
			return EventKind(k), nil
		}
		names = append(names, kinds[k].name)
	}
	return 0, fmt.Errorf("kind %q; allowed: %s", name, strings.Join(names, ", "))
}

// ParseDirection finds a direction by its name.
func ParseDirection(name string) (Direction, error) {
	for d, n := range directions {
		if n == name {
			return Direction(d), nil
		}
	}
	return 0, fmt.Errorf("side %q; allowed: left, right, forward, back, or none", name)
}
