// Command collect copies the licence texts of everything that is linked into
// the program, as they are: our own, Go's, and those of the modules.
//
//	collect -root REPOSITORY -o FOLDER
//
// FOLDER gets encephagen-MIT.txt and modules/, made anew with a folder for each
// module, named by its path; "std" is Go's own library and runtime.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("root", ".", "root of the repository")
	out := flag.String("o", "", "folder for the texts")
	flag.Parse()
	if err := collect(*root, *out); err != nil {
		fmt.Fprintln(os.Stderr, "collect:", err)
		os.Exit(1)
	}
}

// collect makes the files below out.
func collect(root, out string) error {
	texts, err := find(root)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(out, "modules")); err != nil {
		return err
	}
	for place, original := range texts {
		text, err := os.ReadFile(original)
		if err != nil {
			return err
		}
		path := filepath.Join(out, place)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
