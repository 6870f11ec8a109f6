//go:build !headless

package panel

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/render/offscreen"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
	"encephagen/sim/params"
)

var update = flag.Bool("update", false, "keep the pictures as the new golden ones")

// tuned is a small newborn's worth of parameters.
type tuned struct {
	Brainstem struct {
		Righting struct {
			PitchGain float64 `unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"3" origin:"fitted" doc:"torque per tilt"`
			Delay     float64 `unit:"ms" min:"0" max:"200" step:"5" default:"40" origin:"measured" doc:"delay of the loop"`
		}
		GeneralMovements struct {
			On bool `default:"true" origin:"hard-wired" doc:"whether they act"`
		}
	}
	Cortex struct {
		ConductionVelocity float64 `unit:"m/s" min:"1" max:"20" step:"0.1" default:"3.5" origin:"assumed" doc:"of long-range axons" when:"start"`
	}
}

func newborn() (*frame.Static, *frame.Frame) {
	st := &frame.Static{Kernel: "avx2", Threads: 2, StepsPerTick: 150}
	for _, name := range []string{"abdomen_y", "right_hip_y", "left_shoulder1"} {
		st.Actuators = append(st.Actuators, frame.Actuator{Name: name, Gear: 100, Limit: 0.4})
	}
	f := &frame.Frame{Tick: 822, Step: 123300, TargetSpeed: 1, MeasuredSpeed: 0.98}
	for i, t := range []motor.Term{
		{Name: "righting", Family: motor.Postural, Origin: "hard-wired"},
		{Name: "Moro", Family: motor.Protective, Origin: "hard-wired"},
		{Name: "startle", Family: motor.Protective, Origin: "hard-wired"},
		{Name: "ATNR", Family: motor.Orienting, Origin: "hard-wired"},
		{Name: "breathing", Family: motor.Rhythmic, Origin: "hard-wired"},
		{Name: "cord", Family: motor.Spinal, Origin: "hard-wired"},
		{Name: "cortex", Family: motor.Cortical, Origin: "read out"},
	} {
		st.Terms = append(st.Terms, t)
		row := make([]float64, len(st.Actuators))
		if t.Family != motor.Cortical {
			row[i%3] = 0.05 * float64(i+1)
			row[(i+1)%3] = -0.02
		}
		f.Terms = append(f.Terms, row)
	}
	f.Ctrl = make([]float32, len(st.Actuators))
	motor.Sum(f.Ctrl, f.Terms, 0.4)
	return st, f
}

// stage draws frames of panels (the first ones measure) into a picture.
func stage(t testing.TB, w, h int, scale float32, frames int, draw func(c *gui.Context)) *image.NRGBA {
	t.Helper()
	gl, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	defer gl.Close()
	target, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Delete()
	c, err := gui.New()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetScales(scale, 1)
	for range frames {
		target.Bind()
		rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
		c.Begin(w, h, 1, 1.0/60)
		draw(c)
		c.End()
	}
	if err := rgl.Check("panels"); err != nil {
		t.Error(err)
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	rgl.ReadRGBA(target, img.Pix)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	return img
}

// column opens a window as the docked ones are.
func column(name string, x, y, w, h float32, draw func()) {
	imgui.SetNextWindowPos(imgui.Vec2{X: x, Y: y})
	imgui.SetNextWindowSize(imgui.Vec2{X: w, Y: h})
	if gui.Window(name, imgui.WindowFlagsNoDecoration) {
		draw()
	}
	imgui.End()
}

// most is the largest cause of newborn.
var most = Largest{Term: 5, Joint: "left shoulder", Share: 0.75}

// panels draws every panel at a scale.
func panels(s float32) func(g *gui.Context) {
	st, f := newborn()
	p := &tuned{}
	params.Defaults(p)
	fm := form.New(params.Fields(p), func(string, float64) {})
	fm.Set(0, 4.5)
	causes, status, stimuli, transport := NewCauses(st), NewStatus(st, ""), NewStimuli(st), &Transport{}
	parameters := &Parameters{Form: fm}
	keys := []HelpLine{{"Space", "pause, play"}, {"Ctrl+R", "film"}}
	mouse := []HelpLine{{"Left drag", "orbit"}}
	return func(g *gui.Context) {
		column("controls", 0, 0, 300*s, 280*s, func() {
			transport.Draw(g, f, TransportState{Filming: "2.10\u2009s"})
			imgui.Separator()
			stimuli.Draw(g, nil)
		})
		column("causes", 0, 281*s, 300*s, 150*s, func() { causes.Draw(g, f, most) })
		column("parameters", 301*s, 0, 300*s, 400*s, func() { parameters.Draw(g) })
		imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{})
		column("status", 0, 576*s, 900*s, 24*s, func() { status.Draw(g, f, "") })
		imgui.PopStyleVar()
		DrawHelp(g, keys, mouse)
		DrawFault(g, "panic at 12.330 s: the body left the world", imgui.Vec2{X: 300 * s, Y: 400 * s}, imgui.Vec2{X: 900 * s, Y: 600 * s})
	}
}

func BenchmarkPanels(b *testing.B) {
	b.ReportAllocs()
	stage(b, 900, 600, 1, b.N, panels(1))
}

func TestPanels(t *testing.T) {
	for _, c := range []struct {
		name  string
		scale float32
	}{{"panels", 1}, {"panels_2x", 2}} {
		t.Run(c.name, func(t *testing.T) {
			s := c.scale
			img := stage(t, int(900*s), int(600*s), s, 3, panels(s))
			golden(t, c.name, img)
		})
	}
}

// TestTextSizes draws the column of a 1280 x 720 window as it is at sizes of the
// text: nothing may be cut off but what can be scrolled to.
func TestTextSizes(t *testing.T) {
	st, f := newborn()
	for _, c := range []struct {
		name        string
		text, width float32
	}{{"text_75", 0.75, 307}, {"text_100", 1, 307}, {"text_200", 2, 600}, {"text_300", 3, 640}} {
		t.Run(c.name, func(t *testing.T) {
			p := &tuned{}
			params.Defaults(p)
			causes, stimuli, transport := NewCauses(st), NewStimuli(st), &Transport{}
			parameters := &Parameters{Form: form.New(params.Fields(p), func(string, float64) {})}
			const height = 1300 // more than a window has: what is scrolled to
			img := stage(t, int(c.width), height, c.text, 3, func(g *gui.Context) {
				column("column", 0, 0, c.width, height, func() {
					transport.Draw(g, f, TransportState{Filming: "2.10\u2009s"})
					causes.Draw(g, f, most)
					stimuli.Draw(g, nil)
					parameters.Draw(g)
				})
			})
			golden(t, c.name, img)
		})
	}
}

// TestView draws the view's controls, on the walker's column of stimuli, dark
// and light.
func TestView(t *testing.T) {
	for _, theme := range look.Themes {
		t.Run(theme.Name, func(t *testing.T) {
			look.Use(theme)
			defer look.Use(look.Dark)
			st, _ := newborn()
			st.Body = "walker2d-v5"
			stimuli, view := NewStimuli(st), NewView()
			view.open, view.Light = true, theme.Light
			view.Axis, view.At, view.Surface, view.Bloom = 1, -20, 1.4, false
			img := stage(t, 307, 420, 1, 3, func(g *gui.Context) {
				column("column", 0, 0, 307, 420, func() {
					stimuli.Draw(g, nil)
					view.Draw(g)
				})
			})
			golden(t, "view_"+theme.Name, img)
		})
	}
}

func TestSurfaceText(t *testing.T) {
	for at, want := range map[float64]string{0: "pial", 1: "white", 2: "inflated", 0.5: "pial → white 50\u2009%%", 1.25: "white → inflated 25\u2009%%"} {
		if got := surfaceText(at); got != want {
			t.Errorf("%v is %q, want %q", at, got, want)
		}
	}
}

// golden compares with testdata/NAME.png: few pixels may differ, as
// rasterisers do at edges.
func golden(t *testing.T, name string, got *image.NRGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	read, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	want := image.NewNRGBA(read.Bounds())
	off := 0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			want.Set(x, y, read.At(x, y))
			if got.Rect != want.Rect {
				t.Fatalf("%s: size %v, want %v", name, got.Rect, want.Rect)
			}
			i := want.PixOffset(x, y)
			for k := i; k < i+3; k++ {
				if d := int(want.Pix[k]) - int(got.Pix[k]); d > 24 || d < -24 {
					off++
					break
				}
			}
		}
	}
	if share := float64(off) / float64(len(want.Pix)/4); share > 0.005 {
		actual := filepath.Join("testdata", name+".actual.png")
		write(t, actual, got)
		t.Errorf("%s: %.2f %% of the pixels are off; look at %s, or keep it with -update", name, 100*share, actual)
	}
}

func write(t *testing.T, path string, img *image.NRGBA) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}

func TestTexts(t *testing.T) {
	for v, want := range map[float64]string{1: "1×", 0.25: "0.25×", 16: "16×", 0.125: "0.125×"} {
		if got := Speed(v); got != want {
			t.Errorf("speed %v is %q, want %q", v, got, want)
		}
	}
	for _, c := range []struct {
		part float64
		want string
	}{{0, "0\u2009%"}, {0.1, "<\u20091\u2009%"}, {50, "50\u2009%"}} {
		if got := string(appendPercent(nil, c.part, 100)); got != c.want {
			t.Errorf("%v of 100 is %q", c.part, got)
		}
	}
}

func TestCausesFollowTheFrame(t *testing.T) {
	st, f := newborn()
	p := NewCauses(st)
	p.update(f, most)
	if string(p.cause) != "cord, left shoulder, 0.75 × limit" {
		t.Errorf("largest cause is %q", p.cause)
	}
	if string(p.texts[motor.Cortical]) != "0\u2009%" {
		t.Errorf("the cortex has %q", p.texts[motor.Cortical])
	}
	if s := cortexShare(st, f); s != 0 {
		t.Errorf("share of the cortex %v", s)
	}
	f.Terms[6][0] = 1e6
	if s := cortexShare(st, f); s < 0.99 {
		t.Errorf("share of the cortex %v", s)
	}
}
