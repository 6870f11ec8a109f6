package film

import (
	"encoding/binary"
	"os"
)

// hasPictures tells whether a fragmented MP4 file holds at least one whole
// fragment: a "moof" box that describes pictures, then an "mdat" box with them.
func hasPictures(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	var head [8]byte
	described := false
	for at := int64(0); ; {
		if _, err := file.ReadAt(head[:], at); err != nil {
			return false // io.EOF, or cut in the middle of a box
		}
		size, kind := int64(binary.BigEndian.Uint32(head[:])), string(head[4:])
		if size < int64(len(head)) || at+size > info.Size() {
			return false
		}
		if kind == "mdat" && described {
			return true
		}
		described = described || kind == "moof"
		at += size
	}
}
