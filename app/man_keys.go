//go:build !headless

package main

import (
	"encephagen/app/manual"
	"encephagen/app/panel"
)

// keySections lists the keys of the window for the man page.
func keySections() []manual.Section {
	return []manual.Section{
		{Title: "Keys", Entries: manEntries(keyHelp())},
		{Title: "Stimuli", Entries: manEntries(stimulusHelp())},
		{Title: "Mouse", Entries: manEntries(mouseHelp)},
	}
}

func manEntries(lines []panel.HelpLine) []manual.Entry {
	var entries []manual.Entry
	for _, l := range lines {
		entries = append(entries, manual.Entry{Term: l.Keys, Text: l.Does})
	}
	return entries
}
