//go:build !headless

package imgui

import (
	"fmt"
	"unsafe"

	"github.com/AllenDang/cimgui-go/imgui"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"encephagen/assets"
	"encephagen/render/look"
)

// notDigits is every character but 0-9, as pairs that ImGui reads as long as
// the font lives.
var notDigits = [...]imgui.Wchar{1, '0' - 1, '9' + 1, 0x10ffff, 0}

func (c *Context) loadFonts() error {
	c.pinned.Pin(&notDigits)
	var err error
	if c.Regular, err = c.loadFont("font/Inter-Regular.otf"); err != nil {
		return err
	}
	if c.Strong, err = c.loadFont("font/Inter-SemiBold.otf"); err != nil {
		return err
	}
	c.io.SetFontDefault(c.Regular)
	return nil
}

// Push writes in a face and a size of package look until Pop.
func (c *Context) Push(f *imgui.Font, px float32) { imgui.PushFont(f, px*c.line) }

// Pop goes back to the face before.
func (c *Context) Pop() { imgui.PopFont() }

// loadFont adds a face in two layers: first its digits, all as wide as the
// widest, so that a running number does not tremble; then everything else.
func (c *Context) loadFont(name string) (*imgui.Font, error) {
	file, err := assets.FS.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("imgui: font %s is not embedded: %w", name, err)
	}
	width, line, err := measure(file, look.Small)
	if err != nil {
		return nil, fmt.Errorf("imgui: font %s: %w", name, err)
	}
	c.line = line
	c.pinned.Pin(&file[0])
	data := uintptr(unsafe.Pointer(&file[0]))

	digits := fontConfig()
	defer digits.Destroy()
	digits.SetGlyphExcludeRanges(&notDigits[0])
	digits.SetGlyphMinAdvanceX(width)
	digits.SetGlyphMaxAdvanceX(width)
	f := c.io.Fonts().AddFontFromMemoryTTFV(data, int32(len(file)), look.Small*line, digits, nil)

	rest := fontConfig()
	defer rest.Destroy()
	rest.SetMergeMode(true)
	c.io.Fonts().AddFontFromMemoryTTFV(data, int32(len(file)), look.Small*line, rest, nil)
	return f, nil
}

func fontConfig() *imgui.FontConfig {
	f := imgui.NewFontConfig()
	f.SetFontDataOwnedByAtlas(false) // it is Go memory, pinned
	return f
}

// measure gives the advance of the widest digit at a size in px, and how much
// higher a line of the face is than its size: ImGui counts in lines.
func measure(file []byte, px float64) (digit, line float32, err error) {
	f, err := opentype.Parse(file)
	if err != nil {
		return 0, 0, err
	}
	var buffer sfnt.Buffer
	size := fixed.Int26_6(px * 64)
	metrics, err := f.Metrics(&buffer, size, font.HintingNone)
	if err != nil {
		return 0, 0, err
	}
	widest := fixed.Int26_6(0)
	for r := '0'; r <= '9'; r++ {
		glyph, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			return 0, 0, err
		}
		advance, err := f.GlyphAdvance(&buffer, glyph, size, font.HintingNone)
		if err != nil {
			return 0, 0, err
		}
		widest = max(widest, advance)
	}
	return float32(widest) / 64, float32(metrics.Ascent+metrics.Descent) / float32(size), nil
}
