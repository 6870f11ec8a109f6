package figure

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-gl/mathgl/mgl32"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"encephagen/assets"
	"encephagen/render/look"
)

// Figure is one sheet of paper.
type Figure interface {
	// head is the sentence on top and what stands under it in smaller type.
	head() (title, note string)
	// draw fills the area below.
	draw(c draw.Canvas) error
}

// Size of a sheet: 16:9, 1920 x 1080 px in PNG.
const (
	width  = 720 * vg.Length(1)
	height = 405 * vg.Length(1)
	dpi    = 192
)

// Type sizes and spacing, pt. A sheet is shown as large as a screen, so that
// they are about those of the window.
const (
	titleSize = 17
	textSize  = 10
	tickSize  = 9
	margin    = 22
	gap       = 8
)

// Write draws a figure to FOLDER/NAME.png and FOLDER/NAME.svg.
func Write(folder, name string, f Figure) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("figure %s: %w", name, err)
	}
	bitmap := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(rgb(look.Panel)))}
	vector := vgsvg.New(width, height)
	for _, out := range []struct {
		canvas vg.CanvasSizer
		writer io.WriterTo
		suffix string
	}{{bitmap, bitmap, ".png"}, {vector, vector, ".svg"}} {
		if err := lay(draw.New(out.canvas), f); err != nil {
			return fmt.Errorf("figure %s: %w", name, err)
		}
		if err := save(filepath.Join(folder, name+out.suffix), out.writer); err != nil {
			return fmt.Errorf("figure %s: %w", name, err)
		}
	}
	return nil
}

func save(path string, from io.WriterTo) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = from.WriteTo(f)
	return err
}

// lay draws the whole sheet.
func lay(c draw.Canvas, f Figure) error {
	c.SetColor(rgb(look.Panel))
	c.Fill(c.Rectangle.Path())
	title, note := f.head()
	at := vg.Point{X: c.Min.X + margin, Y: c.Max.Y - margin + 4}
	c.FillText(style(titleSize, true, look.Strong), at, title)
	at.Y -= titleSize + 7
	quiet := style(textSize, false, look.Quiet)
	lines := wrap(note, quiet, c.Max.X-c.Min.X-2*margin)
	for _, l := range lines {
		c.FillText(quiet, at, l)
		at.Y -= 1.35 * textSize
	}
	return f.draw(draw.Crop(c, margin, -margin, margin-6, at.Y-gap-4-c.Max.Y))
}

// wrap breaks a text into lines that are not longer than a width.
func wrap(words string, s text.Style, width vg.Length) (lines []string) {
	line := ""
	for _, w := range strings.Fields(words) {
		if longer := strings.TrimSpace(line + " " + w); line == "" || s.Width(longer) <= width {
			line = longer
			continue
		}
		lines, line = append(lines, line), w
	}
	return append(lines, line)
}

// style is that of text; its upper left corner is where it is put.
func style(size vg.Length, bold bool, ink mgl32.Vec3) text.Style {
	s := text.Style{Color: rgb(ink), Font: font.Font{Typeface: "Inter", Size: size}, XAlign: text.XLeft, YAlign: text.YTop, Handler: handler()}
	if bold {
		s.Font.Weight = xfont.WeightSemiBold
	}
	return s
}

func rgb(c mgl32.Vec3) color.NRGBA { return tint(c, 1) }

// tint is a colour that lets some through.
func tint(c mgl32.Vec3, opacity float32) color.NRGBA {
	b := func(x float32) uint8 { return uint8(x*255 + 0.5) }
	return color.NRGBA{b(c[0]), b(c[1]), b(c[2]), b(opacity)}
}

// handler sets text in the fonts that the program embeds.
var handler = sync.OnceValue(func() text.Handler {
	var all font.Collection
	for file, weight := range map[string]xfont.Weight{"Inter-Regular.otf": xfont.WeightNormal, "Inter-SemiBold.otf": xfont.WeightSemiBold} {
		raw, err := assets.FS.ReadFile("font/" + file)
		if err != nil {
			panic("figure: " + err.Error())
		}
		face, err := opentype.Parse(raw)
		if err != nil {
			panic("figure: " + err.Error())
		}
		all = append(all, font.Face{Font: font.Font{Typeface: "Inter", Weight: weight}, Face: face})
	}
	return text.Plain{Fonts: font.NewCache(all)}
})
