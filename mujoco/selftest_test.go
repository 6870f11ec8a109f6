//go:build !race

package mujoco

import (
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// TestSelfTestNoticesEveryWrongOffset shifts one offset after the other. What
// is left out cannot be tried: without the level of a message an error would
// end the process, and a wrong size of what is allocated would destroy memory
// or do nothing. The number of controls stands three times in a row, as that of
// controls, actuators and outputs, which motors do not tell apart.
//
// The race detector's pointer checks end the process at the first wrong one.
func TestSelfTestNoticesEveryWrongOffset(t *testing.T) {
	l := open(t)
	if err := l.selfTest(); err != nil {
		t.Fatal(err)
	}
	leftOut := map[string]bool{"mjLogMessage.level": true, "mjvScene.sizeof": true, "mjvOption.sizeof": true, "mjvCamera.sizeof": true, "mjModel.nu": true}
	try := func(name string, offset *uintptr, by uintptr) {
		*offset += by
		defer func() { *offset -= by }()
		if l.selfTest() == nil {
			t.Errorf("%s may be wrong by %d bytes unnoticed", name, by)
		}
	}
	structs := reflect.TypeOf(at)
	for i := range structs.NumField() {
		s := structs.Field(i)
		for k := range s.Type.NumField() {
			f := s.Type.Field(k)
			if name := s.Name + "." + f.Name; !leftOut[name] {
				try(name, (*uintptr)(unsafe.Add(unsafe.Pointer(&at), s.Offset+f.Offset)), 4)
				try(name, (*uintptr)(unsafe.Add(unsafe.Pointer(&at), s.Offset+f.Offset)), 8)
			}
		}
	}
	for _, table := range [][]array{mjModelArrays, mjDataArrays} {
		for i := range table {
			try(table[i].name, &table[i].offset, 8)
			if name := table[i].name; name != "ctrl" && !strings.HasPrefix(name, "actuator") {
				try(name+" rows", &table[i].rows, 8)
			}
		}
	}
	if err := l.selfTest(); err != nil {
		t.Fatalf("after restoring the offsets: %v", err)
	}
}
