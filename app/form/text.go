package form

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"encephagen/sim/params"
)

// decimals is how many digits after the point a step needs, at most 6.
func decimals(step float64) int {
	for d := range 6 {
		scaled := step * math.Pow10(d)
		if math.Abs(scaled-math.Round(scaled)) < 1e-9*scaled {
			return d
		}
	}
	return 6
}

// format is the printf format of a parameter's slider: as many digits as its
// step has, or more where that would be off by a thousandth; then the unit.
func format(field *params.Field, value float64) string {
	d := decimals(field.Step)
	for ; d < 6; d++ {
		if text, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'f', d, 64), 64); math.Abs(text-value) <= 1e-3*math.Abs(value) {
			break
		}
	}
	return "%." + strconv.Itoa(d) + "f" + strings.ReplaceAll(suffix(field), "%", "%%")
}

// suffix is the unit after a thin space.
func suffix(field *params.Field) string {
	switch field.Unit {
	case "", "1":
		return ""
	case "°":
		return field.Unit
	}
	return "\u2009" + field.Unit
}

// about is the whole story of a parameter.
func about(field *params.Field) string {
	var b strings.Builder
	b.WriteString(strings.ToUpper(field.Doc[:1]) + field.Doc[1:])
	if !strings.HasSuffix(field.Doc, ".") {
		b.WriteByte('.')
	}
	if field.Kind == params.Bool {
		fmt.Fprintf(&b, "\n\nDefault %s, %s", onOff(field.Default), field.Origin)
	} else {
		fmt.Fprintf(&b, "\n\nDefault %s%s, %s\nRange %s to %s", field.Format(field.Default), suffix(field), field.Origin,
			field.Format(field.Min), field.Format(field.Max))
	}
	b.WriteString("\n" + field.Key)
	if !field.Live {
		fmt.Fprintf(&b, "\n\nPart of how the newborn is built: set it at the start with\n--set %s=VALUE", field.Key)
	}
	return b.String()
}

func onOff(v float64) string {
	if v != 0 {
		return "on"
	}
	return "off"
}

// textCache keeps the texts that a form shows, so that an unchanged frame makes
// none.
type textCache struct {
	formats []string
	of      []float64 // the value that formats[i] was made for
	abouts  []string
}

func (t *textCache) format(field *params.Field, i, n int) string {
	if t.formats == nil {
		t.formats, t.of, t.abouts = make([]string, n), make([]float64, n), make([]string, n)
	}
	if v := field.Value(); t.formats[i] == "" || t.of[i] != v {
		t.formats[i], t.of[i] = format(field, v), v
	}
	return t.formats[i]
}

func (t *textCache) about(field *params.Field, i int) string {
	if t.abouts[i] == "" {
		t.abouts[i] = about(field)
	}
	return t.abouts[i]
}
