package params

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"
)

const (
	largestFile    = 1 << 20 // bytes read of a preset; real ones have a few kB
	longestMistake = 160     // characters of an error
)

// LoadTOML sets parameters from a preset file; parameters that it does not
// name keep their value. It is all or nothing: a file with a mistake changes
// nothing. name stands in the errors.
func LoadTOML(fields []Field, r io.Reader, name string) error {
	raw, err := io.ReadAll(io.LimitReader(r, largestFile+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > largestFile {
		return fmt.Errorf("%s: larger than %d bytes, not a preset", name, largestFile)
	}
	var tree map[string]any
	meta, err := toml.Decode(string(raw), &tree)
	if err != nil {
		return fmt.Errorf("%s: %s", name, tomlMistake(err))
	}
	type setting struct {
		field *Field
		value float64
	}
	var settings []setting
	for _, path := range meta.Keys() { // in the order of the file
		key := path.String()
		value := lookUp(tree, path)
		if _, isTable := value.(map[string]any); isTable && hasGroup(fields, key) {
			continue
		}
		f, err := find(fields, key)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		v, err := f.fromTOML(value)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		settings = append(settings, setting{f, v})
	}
	for _, s := range settings {
		if err := s.field.Set(s.value); err != nil {
			panic("params: " + err.Error()) // fromTOML has checked it
		}
	}
	return nil
}

// fromTOML turns a decoded value into one that Set takes.
func (f *Field) fromTOML(value any) (v float64, err error) {
	switch x := value.(type) {
	case float64:
		v = x
	case int64:
		v = float64(x)
	case bool:
		if f.Kind != Bool {
			return 0, fmt.Errorf("%s: %v is not a number, allowed are %s", f.Key, x, f.allowed())
		}
		if x {
			v = 1
		}
	default:
		return 0, fmt.Errorf("%s: %s is not a value, allowed are %s", f.Key, quote(fmt.Sprint(value)), f.allowed())
	}
	return v, f.check(v)
}

// tomlMistake says in one line what is wrong with the file and where. The
// decoder echoes foreign text of any length, so it is shortened and kept free
// of control characters.
func tomlMistake(err error) string {
	what := strings.TrimPrefix(err.Error(), "toml: ")
	var mistake toml.ParseError
	if errors.As(err, &mistake) && mistake.Message != "" {
		what = mistake.Message
	}
	runes := []rune(what)
	if len(runes) > longestMistake {
		runes = append(runes[:longestMistake], []rune("...")...)
	}
	for i, r := range runes {
		if unicode.IsControl(r) {
			runes[i] = ' '
		}
	}
	if mistake.Position.Line == 0 {
		return string(runes)
	}
	return fmt.Sprintf("line %d: %s", mistake.Position.Line, string(runes))
}

// lookUp follows a path through nested tables; nil where there is none, as for
// what stands inside an array of tables.
func lookUp(tree map[string]any, path toml.Key) any {
	var value any = tree
	for _, part := range path {
		table, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = table[part]
	}
	return value
}

// hasGroup tells whether any parameter's key begins with the group's name.
func hasGroup(fields []Field, group string) bool {
	for i := range fields {
		if strings.HasPrefix(fields[i].Key, group+".") {
			return true
		}
	}
	return false
}

// SaveTOML writes parameters as a preset, one line each with its unit; with
// changedOnly only those that differ from their default. Keys are written in
// full, as on the command line.
func SaveTOML(w io.Writer, fields []Field, changedOnly bool) error {
	var b strings.Builder
	for i := range fields {
		f := &fields[i]
		if changedOnly && !f.Changed() {
			continue
		}
		text := f.Format(f.Value())
		if f.Kind == Float && !strings.ContainsAny(text, ".e") {
			text += ".0" // a TOML float shows that it is one
		}
		fmt.Fprintf(&b, "%s = %s", f.Key, text)
		if f.Unit != "" {
			fmt.Fprintf(&b, " # %s", f.Unit)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
