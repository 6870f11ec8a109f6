package main

import (
	"image/png"
	"os"
	"testing"
)

// TestIconIsCurrent holds the files against what is drawn now.
func TestIconIsCurrent(t *testing.T) {
	committed, err := os.ReadFile("../encephagen.svg")
	if err != nil {
		t.Fatal(err)
	}
	if string(committed) != svg() {
		t.Error("encephagen.svg differs: run `go generate ./assets`")
	}
	file, err := os.Open("../encephagen.png")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	want := paint(side)
	if picture.Bounds() != want.Bounds() {
		t.Fatalf("encephagen.png measures %v, want %v", picture.Bounds(), want.Bounds())
	}
	for y := range side {
		for x := range side {
			r0, g0, b0, a0 := picture.At(x, y).RGBA()
			r1, g1, b1, a1 := want.At(x, y).RGBA()
			// One step of 8 bits: processors round differently.
			if far(r0, r1) || far(g0, g1) || far(b0, b1) || far(a0, a1) {
				t.Fatalf("encephagen.png differs at %d, %d: run `go generate ./assets`", x, y)
			}
		}
	}
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 0x202 }

// TestMark looks at places where one knows what must be there.
func TestMark(t *testing.T) {
	picture := paint(side)
	for _, c := range []struct {
		x, y int
		want [4]uint8
	}{
		{0, 0, [4]uint8{0x23, 0x2A, 0x33, 0}},       // outside the round corner
		{128, 12, [4]uint8{0x0B, 0x0E, 0x12, 255}},  // stage
		{130, 42, [4]uint8{0xC7, 0xCD, 0xD6, 255}},  // vertex
		{122, 67, [4]uint8{0xE8, 0xA3, 0x3D, 255}},  // peak of the spike
		{38, 121, [4]uint8{0xC7, 0xCD, 0xD6, 255}},  // frontal pole
		{170, 90, [4]uint8{0x0B, 0x0E, 0x12, 255}},  // inside the brain
		{156, 216, [4]uint8{0xC7, 0xCD, 0xD6, 255}}, // end of the brainstem
	} {
		p := picture.NRGBAAt(c.x, c.y)
		if got := [4]uint8{p.R, p.G, p.B, p.A}; got != c.want {
			t.Errorf("at %d, %d: %x, want %x", c.x, c.y, got, c.want)
		}
	}
}
