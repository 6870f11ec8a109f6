package mujoco

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// ErrMissing is what every failure to find a usable library wraps. Its text is
// the remedy.
var ErrMissing = errors.New("MuJoCo " + Version + " is missing: run `make mujoco` or set MUJOCO_PATH to " + libraryName)

var libraryName = nameOf(runtime.GOOS)

func nameOf(goos string) string {
	if goos == "darwin" {
		return "libmujoco." + Version + ".dylib"
	}
	return "libmujoco.so." + Version
}

// Find returns the path of the library. If the environment variable MUJOCO_PATH
// is set, it must be the library itself, its folder, or the folder of an
// unpacked release (the library then lies in lib); nothing else is tried.
// Otherwise the library is expected in the user's cache folder, where
// `make mujoco` puts it.
func Find() (string, error) {
	if given := os.Getenv("MUJOCO_PATH"); given != "" {
		return findIn(given)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w (%v)", ErrMissing, err)
	}
	path := filepath.Join(cache, "encephagen", "mujoco-"+Version, libraryName)
	if !isFile(path) {
		return "", fmt.Errorf("%w (no %s)", ErrMissing, path)
	}
	return path, nil
}

func findIn(given string) (string, error) {
	if isFile(given) {
		return given, nil
	}
	for _, folder := range []string{given, filepath.Join(given, "lib")} {
		if path := filepath.Join(folder, libraryName); isFile(path) {
			return path, nil
		}
	}
	// Say which other release is there: the usual reason.
	for _, folder := range []string{given, filepath.Join(given, "lib")} {
		if others, _ := filepath.Glob(filepath.Join(folder, "libmujoco*")); len(others) > 0 {
			return "", fmt.Errorf("MUJOCO_PATH=%s: found %s, wanted %s; %w", given, filepath.Base(others[0]), libraryName, ErrMissing)
		}
	}
	return "", fmt.Errorf("MUJOCO_PATH=%s: no %s there; %w", given, libraryName, ErrMissing)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
