package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// replacements are files that take their places, and those of files already
// there, only when all of them are complete. Until then each lies beside its
// place as PATH.part.
type replacements []*replacement

type replacement struct {
	*bufio.Writer
	path string
	file *os.File
}

// open begins the file that shall be at path.
func (rs *replacements) open(path string) (*replacement, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // what a link leads to is replaced, not the link
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s cannot be replaced: it is not a regular file", path)
	}
	file, err := os.Create(path + ".part")
	if err != nil {
		return nil, unwritable(path, err)
	}
	r := &replacement{bufio.NewWriter(file), path, file}
	*rs = append(*rs, r)
	return r, nil
}

// replace completes all files and puts them in their places.
func (rs *replacements) replace() error {
	for _, r := range *rs {
		if err := errors.Join(r.Flush(), r.file.Close()); err != nil {
			return unwritable(r.path, err)
		}
	}
	for _, r := range *rs {
		if err := os.Rename(r.file.Name(), r.path); err != nil {
			return unwritable(r.path, err)
		}
	}
	return nil
}

// discard removes what was not put in its place.
func (rs *replacements) discard() {
	for _, r := range *rs {
		r.file.Close()
		os.Remove(r.file.Name())
	}
}

func unwritable(path string, err error) error {
	return fmt.Errorf("%s cannot be written: %w", path, reasonOf(err))
}

// reasonOf is the reason in a file system's error, without its path.
func reasonOf(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
