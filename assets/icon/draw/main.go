// Command draw makes the program's icon: the same lines as SVG for any size and
// as PNG of 256 pixels.
//
//	draw -o FOLDER
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", ".", "folder for encephagen.svg and encephagen.png")
	flag.Parse()
	if err := draw(*out); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func draw(out string) error {
	if err := os.WriteFile(filepath.Join(out, "encephagen.svg"), []byte(svg()), 0o644); err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, paint(side)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "encephagen.png"), picture.Bytes(), 0o644)
}
