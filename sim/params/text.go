package params

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SetText sets one parameter from what a person typed: "key=value".
func SetText(fields []Field, text string) error {
	key, value, ok := strings.Cut(text, "=")
	if !ok {
		return fmt.Errorf("%s is not of the form key=value", quote(text))
	}
	f, err := find(fields, strings.TrimSpace(key))
	if err != nil {
		return err
	}
	v, err := f.parse(strings.TrimSpace(value))
	if err != nil {
		return err
	}
	return f.Set(v)
}

// parse reads a value as text.
func (f *Field) parse(text string) (float64, error) {
	if v, err := strconv.ParseFloat(text, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return v, nil // beyond float64 is infinite, which Set refuses with the range
	}
	if f.Kind == Bool {
		if on, err := strconv.ParseBool(text); err == nil && on {
			return 1, nil
		} else if err == nil {
			return 0, nil
		}
	}
	return 0, fmt.Errorf("%s: %s is not a value, allowed are %s", f.Key, quote(text), f.allowed())
}

// find returns the parameter of that key, or an error that names near keys.
func find(fields []Field, key string) (*Field, error) {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i], nil
		}
	}
	if near := nearKeys(fields, key); len(near) > 0 {
		return nil, fmt.Errorf("unknown parameter %s; did you mean %s?", quote(key), strings.Join(near, " or "))
	}
	return nil, fmt.Errorf("unknown parameter %s; keys begin with %s", quote(key), strings.Join(groups(fields), ", "))
}

// Beyond these lengths a text is no misspelt key, and no fit for an error line.
const (
	longestKey  = 80
	longestEcho = 60
)

// nearKeys are up to three keys that the person may have meant: those that
// contain the text, else those a few letters away from it as a whole or in
// their last part.
func nearKeys(fields []Field, key string) []string {
	if key == "" || len(key) > longestKey {
		return nil
	}
	type candidate struct {
		key  string
		cost int
	}
	var list []candidate
	for i := range fields {
		k := fields[i].Key
		cost := distance(key, k)
		cost = min(cost, 1+distance(key, k[strings.LastIndexByte(k, '.')+1:]))
		if strings.Contains(k, key) {
			cost = 0
		}
		if cost <= 2+len(key)/5 {
			list = append(list, candidate{k, cost})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.cost - b.cost })
	var keys []string
	for _, c := range list[:min(3, len(list))] {
		keys = append(keys, c.key)
	}
	return keys
}

// distance is the least number of bytes to insert, delete or replace
// (Levenshtein 1966) to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// groups are the first parts of all keys.
func groups(fields []Field) []string {
	var names []string
	for i := range fields {
		name, _, _ := strings.Cut(fields[i].Key, ".")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// quote shows what a person wrote on one line, shortened if need be.
func quote(text string) string {
	if len(text) > longestEcho {
		return strconv.Quote(text[:longestEcho]) + "..."
	}
	return strconv.Quote(text)
}
