package form

import (
	"strings"

	"encephagen/sim/params"
)

// row is one parameter as the form shows it.
type row struct {
	field  int
	search string // what the filter looks at, in lower case
}

// group is a run of parameters with the same prefix.
type group struct {
	root  string // first word of the key: "brainstem"
	title string // the rest of the prefix: "general movements"; the root if there is none
	id    string // the prefix itself
	label string // title and identity, as ImGui wants them
	first bool   // of its root
	rows  []row
}

func (g *group) name() { g.label = g.title + "###" + g.id }

// arrange groups fields by the prefix of their keys, in their own order.
func arrange(fields []params.Field) (groups []group) {
	at := map[string]int{}
	for i := range fields {
		field := &fields[i]
		r := row{field: i, search: strings.ToLower(field.Key + " " + field.Name + " " + field.Unit + " " + field.Doc + " " + field.Origin)}
		prefix := field.Key
		if dot := strings.LastIndexByte(prefix, '.'); dot >= 0 {
			prefix = prefix[:dot]
		}
		k, known := at[prefix]
		if !known {
			k = len(groups)
			at[prefix] = k
			root, rest, nested := strings.Cut(prefix, ".")
			if !nested {
				rest = root
			}
			groups = append(groups, group{root: root, title: words(rest), id: prefix})
			groups[k].name()
		}
		groups[k].rows = append(groups[k].rows, r)
	}
	seen := map[string]bool{}
	for k := range groups {
		groups[k].first = !seen[groups[k].root]
		seen[groups[k].root] = true
	}
	return groups
}

// words spells a key for people: "general_movements" is "general movements".
func words(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "_", " "), ".", " · ")
}

// shown tells whether a row passes the filter.
func (f *Form) shown(r row) bool {
	if f.ChangedOnly && !f.fields[r.field].Changed() {
		return false
	}
	for _, word := range f.filter {
		if !strings.Contains(r.search, word) {
			return false
		}
	}
	return true
}
