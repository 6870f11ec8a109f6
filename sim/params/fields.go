package params

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// origins are the allowed texts of the origin tag.
var origins = []string{"measured", "fitted", "assumed", "hard-wired"}

// Fields lists the parameters of the struct that root points to, in the order
// of the source. A malformed tag is a programmer's mistake and panics.
func Fields(root any) []Field {
	v := reflect.ValueOf(root)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		panic("params: Fields needs a pointer to a struct")
	}
	return appendFields(nil, v.Elem(), "")
}

// Defaults sets every parameter of the struct to its default.
func Defaults(root any) {
	fields := Fields(root)
	for i := range fields {
		if err := fields[i].Set(fields[i].Default); err != nil {
			panic("params: " + err.Error()) // excluded by Fields
		}
	}
}

func appendFields(list []Field, v reflect.Value, prefix string) []Field {
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		if !sf.IsExported() {
			continue
		}
		key := prefix + snake(sf.Name)
		if sf.Type.Kind() == reflect.Struct {
			list = appendFields(list, v.Field(i), key+".")
			continue
		}
		list = append(list, parse(key, sf, v.Field(i).Addr().Interface()))
	}
	return list
}

// parse reads one field's tags.
func parse(key string, sf reflect.StructField, at any) Field {
	tag := sf.Tag
	fail := func(what string) { panic("params: " + key + ": " + what) }
	f := Field{
		Key: key, at: at,
		Name: tag.Get("name"), Unit: tag.Get("unit"), Doc: tag.Get("doc"), Origin: tag.Get("origin"),
	}
	if f.Name == "" {
		f.Name = strings.ReplaceAll(snake(sf.Name), "_", " ")
	}
	if f.Doc == "" {
		fail("no doc tag")
	}
	if !slices.Contains(origins, f.Origin) {
		fail("origin tag " + strconv.Quote(f.Origin) + " is none of " + strings.Join(origins, ", "))
	}
	switch tag.Get("when") {
	case "":
		f.Live = true
	case "start":
	default:
		fail(`when tag is neither absent nor "start"`)
	}
	number := func(name string) float64 {
		x, err := strconv.ParseFloat(tag.Get(name), 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			fail(name + " tag " + strconv.Quote(tag.Get(name)) + " is not a finite number")
		}
		return x
	}
	switch at.(type) {
	case *float64:
		f.Kind = Float
	case *int:
		f.Kind = Int
	case *bool:
		f.Kind, f.Min, f.Max, f.Step = Bool, 0, 1, 1
		on, err := strconv.ParseBool(tag.Get("default"))
		if err != nil {
			fail("default tag " + strconv.Quote(tag.Get("default")) + " is neither true nor false")
		}
		if on {
			f.Default = 1
		}
		return f
	default:
		fail("a parameter is a float64, an int or a bool, not " + sf.Type.String())
	}
	f.Min, f.Max, f.Step, f.Default = number("min"), number("max"), number("step"), number("default")
	if f.Min >= f.Max || f.Step <= 0 {
		fail("min must be below max and step above 0")
	}
	if err := f.check(f.Default); err != nil {
		fail("default tag: " + err.Error())
	}
	return f
}

// snake writes a Go name as a key: PitchGain pitch_gain, V0dDrive v0d_drive,
// MNRate mn_rate.
func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) {
			afterWord := !unicode.IsUpper(runes[i-1])
			beforeWord := i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if afterWord || beforeWord {
				b.WriteByte('_')
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
