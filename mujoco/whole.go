package mujoco

import (
	"debug/elf"
	"fmt"
	"os"
)

// checkWhole refuses an ELF library that was cut short, as by a full disk: the
// loader maps it all the same, and the first touch of what is not there ends
// the process. Other formats are left to the loader.
func checkWhole(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var magic [len(elf.ELFMAG)]byte
	if _, err := file.ReadAt(magic[:], 0); err != nil || string(magic[:]) != elf.ELFMAG {
		return nil
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	library, err := elf.NewFile(file) // reads the table of sections, which lies at the end
	if err != nil {
		return fmt.Errorf("the file is damaged: %w", err)
	}
	for _, segment := range library.Progs {
		if end := segment.Off + segment.Filesz; segment.Type == elf.PT_LOAD && end > uint64(info.Size()) {
			return fmt.Errorf("the file is cut short: %d bytes of at least %d", info.Size(), end)
		}
	}
	return nil
}
