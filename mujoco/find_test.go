package mujoco

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// open loads the library of this machine.
func open(t testing.TB) *Lib {
	t.Helper()
	path, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFindLooksWhereItSays(t *testing.T) {
	cache, unpacked, other := t.TempDir(), t.TempDir(), t.TempDir()
	inCache := filepath.Join(cache, "encephagen", "mujoco-"+Version, libraryName)
	inLib := filepath.Join(unpacked, "lib", libraryName)
	for _, path := range []string{inCache, inLib, filepath.Join(other, "libmujoco.so.4.0.0")} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("XDG_CACHE_HOME", cache)
	for given, want := range map[string]string{
		"":                      inCache,
		unpacked:                inLib,
		filepath.Dir(inLib):     inLib,
		inLib:                   inLib,
		t.TempDir():             "",
		other:                   "",
		"/nowhere/libmujoco.so": "",
	} {
		t.Setenv("MUJOCO_PATH", given)
		got, err := Find()
		if got != want || (want == "") != errors.Is(err, ErrMissing) {
			t.Errorf("MUJOCO_PATH=%q: %q, %v", given, got, err)
		}
		if given == other && !strings.Contains(err.Error(), "found libmujoco.so.4.0.0, wanted "+libraryName) {
			t.Errorf("the other release is not named: %v", err)
		}
	}
	t.Setenv("MUJOCO_PATH", "")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if _, err := Find(); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "make mujoco") {
		t.Errorf("empty cache: %v", err)
	}
}

func TestOpenRefusesWhatIsNotMuJoCo(t *testing.T) {
	path := filepath.Join(t.TempDir(), libraryName)
	if err := os.WriteFile(path, []byte("not a library"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), path) {
		t.Errorf("a text file: %v", err)
	}
}

// TestOpenRefusesHalfALibrary: the system's loader would end the process.
func TestOpenRefusesHalfALibrary(t *testing.T) {
	path, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	library, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{4, 100, 5000, len(library) / 2, len(library) - 1} {
		cut := filepath.Join(t.TempDir(), libraryName)
		if err := os.WriteFile(cut, library[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(cut); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), cut) {
			t.Errorf("%d of %d bytes: %v", size, len(library), err)
		}
	}
}

// TestOpenRefusesAnotherRelease loads a copy of the library that calls itself
// another release.
func TestOpenRefusesAnotherRelease(t *testing.T) {
	path, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	library, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const other = "3.16.9"
	library = bytes.ReplaceAll(library, []byte("\x00"+Version+"\x00"), []byte("\x00"+other+"\x00"))
	copied := filepath.Join(t.TempDir(), "libmujoco.so")
	if err := os.WriteFile(copied, library, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Open(copied)
	if err == nil || !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "found MuJoCo "+other+", wanted "+Version) {
		t.Errorf("release %s: %v", other, err)
	}
}
