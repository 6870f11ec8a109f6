package spikes

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// maxLine bounds a line of text, bytes.
const maxLine = 1 << 12

// table says which columns of a text hold what.
type table struct {
	comma        bool
	neuron, time int   // columns, from 0
	columns      int   // at least
	first        int64 // what neurons count from
}

// gdf is what a text without a header is.
var gdf = table{neuron: 0, time: 1, columns: 2, first: 1}

// readText reads rows of numbers, with or without a header.
func readText(r io.Reader) (*File, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, maxLine), maxLine)
	f, t, begun := new(File), gdf, false
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if text := strings.TrimSpace(line); text == "" || text[0] == '#' {
			continue
		}
		if !begun {
			begun = true
			header, err := headerOf(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
			if header != nil {
				t = *header
				continue
			}
		}
		if err := t.read(f, line); err != nil {
			return nil, fmt.Errorf("line %d, %w", number, err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("a line is longer than %d bytes: this is not a table of spikes", maxLine)
	}
	return f, lines.Err()
}

// headerOf reads the names of the columns; a line of numbers is no header.
func headerOf(line string) (*table, error) {
	t := &table{comma: strings.Contains(line, ",")}
	var names []string
	for _, w := range t.split(line) {
		names = append(names, strings.ToLower(w.text))
	}
	if len(names) == 0 || strings.ContainsAny(names[0][:1], "+-.0123456789") {
		return nil, nil
	}
	if slices.Contains(names, "time_step") {
		return nil, errors.New("times are in steps here; record them in ms: nest.SetStatus(recorder, {\"time_in_steps\": False})")
	}
	t.time = slices.Index(names, "time_ms")
	t.neuron = slices.Index(names, "neuron")
	if t.neuron < 0 {
		t.neuron, t.first = slices.Index(names, "sender"), 1
	}
	if t.time < 0 || t.neuron < 0 {
		return nil, fmt.Errorf("the header names %.80q; wanted: the columns time_ms and either sender (from 1) or neuron (from 0)", strings.Join(names, ", "))
	}
	t.columns = max(t.time, t.neuron) + 1
	return t, nil
}

// word is a field of a line and where it begins, in bytes from 1.
type word struct {
	text string
	at   int
}

func (t *table) split(line string) []word {
	var words []word
	if t.comma {
		at := 1
		for _, field := range strings.Split(line, ",") {
			text := strings.TrimSpace(field)
			words = append(words, word{text, at + strings.Index(field, text)})
			at += len(field) + 1
		}
		if len(words) > 0 && words[0].text == "" {
			return nil
		}
		return words
	}
	for at := 0; at < len(line); {
		if line[at] == ' ' || line[at] == '\t' {
			at++
			continue
		}
		end := at
		for end < len(line) && line[end] != ' ' && line[end] != '\t' {
			end++
		}
		words = append(words, word{line[at:end], at + 1})
		at = end
	}
	return words
}

// read adds the spike of a line. An error goes on after "line N, ".
func (t *table) read(f *File, line string) error {
	words := t.split(line)
	if len(words) < t.columns {
		return fmt.Errorf("column %d: the line ends after %d of %d fields", len(line)+1, len(words), t.columns)
	}
	n, at := words[t.neuron], words[t.time]
	neuron, err := strconv.ParseInt(n.text, 10, 64)
	if err != nil {
		return fmt.Errorf("column %d: %.40q is no whole number; wanted: a neuron", n.at, n.text)
	}
	ms, err := strconv.ParseFloat(at.text, 64)
	if err != nil {
		return fmt.Errorf("column %d: %.40q is no number; wanted: a time in ms", at.at, at.text)
	}
	s, err := spike(ms, neuron, t.first)
	if err != nil {
		where := n.at
		if _, timeErr := stepOf(ms); timeErr != nil {
			where = at.at
		}
		return fmt.Errorf("column %d: %w", where, err)
	}
	f.Spikes = append(f.Spikes, s)
	return nil
}
