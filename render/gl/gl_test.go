package gl_test

import (
	"image/color"
	"testing"
	"unsafe"

	"github.com/go-gl/mathgl/mgl32"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/offscreen"
)

// context gives the test OpenGL on its own OS thread.
func context(t testing.TB) {
	t.Helper()
	c, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
}

func framebuffer(t testing.TB, w, h int, opt rgl.Options) *rgl.Framebuffer {
	t.Helper()
	f, err := rgl.NewFramebuffer(w, h, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return f
}

func noError(t testing.TB) {
	t.Helper()
	if err := rgl.Check(t.Name()); err != nil {
		t.Error(err)
	}
}

func TestTextureComesBackTheRightWayUp(t *testing.T) {
	context(t)
	const w, h = 4, 3
	pixels := make([]byte, 4*w*h)
	for i := range pixels {
		pixels[i] = byte(7 * i)
	}
	tex := rgl.NewTexture(w, h, rgl.RGBA8)
	defer tex.Delete()
	tex.Filter(false)
	tex.Upload(pixels)
	tex.UploadRows(2, 1, make([]byte, 4*w)) // the uppermost row
	p, err := rgl.NewProgram("layer")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Delete()
	f := framebuffer(t, w, h, rgl.Options{})
	f.Bind()
	rgl.State{}.Apply()
	p.Use()
	p.Int("picture", 0)
	tex.Bind(0)
	rgl.Quad()
	got := make([]byte, len(pixels))
	rgl.ReadRGBA(f, got)
	for i := range got {
		row, rest := i/(4*w), i%(4*w)
		want := pixels[(h-1-row)*4*w+rest]
		if row == 0 {
			want = 0
		}
		if got[i] != want {
			t.Fatalf("byte %d: %d, want %d", i, got[i], want)
		}
	}
	noError(t)
}

func TestReadbackKeepsTheOrder(t *testing.T) {
	context(t)
	const w, h = 6, 5
	f := framebuffer(t, w, h, rgl.Options{})
	r := rgl.NewReadback(w, h, 2)
	defer r.Delete()
	dst := make([]byte, 4*w*h)
	for i := range 7 {
		if r.Full() {
			r.Fetch(dst)
			if int(dst[0]) != 10*(i-2) {
				t.Errorf("picture %d comes as %d", i-2, dst[0]/10)
			}
		}
		f.Bind()
		rgl.Clear(float32(10*i)/255, 0, 0, 1)
		r.Start(f)
	}
	if r.Pending() != 2 {
		t.Errorf("%d pending, want 2", r.Pending())
	}
	noError(t)
}

func TestFramebuffers(t *testing.T) {
	context(t)
	for _, opt := range []rgl.Options{
		{}, {Depth: true}, {Float: true, Depth: true}, {Float: true, Depth: true, Samples: 4}, {Samples: 4},
	} {
		f := framebuffer(t, 16, 8, opt)
		if err := f.Resize(33, 17); err != nil {
			t.Fatal(err)
		}
		f.Bind()
		rgl.Clear(0.2, 0.4, 0.6, 1)
		f.Resolve()
		if f.Color() == 0 {
			t.Errorf("%+v: no texture", opt)
		}
		if got := golden.Picture(f).NRGBAAt(32, 16); got != (color.NRGBA{51, 102, 153, 255}) {
			t.Errorf("%+v: colour %v", opt, got)
		}
		noError(t)
	}
	if _, err := rgl.NewFramebuffer(1<<20, 4, rgl.Options{}); err == nil {
		t.Error("a picture of a million columns was accepted")
	}
}

func TestUniformsAndUploadsDoNotAllocate(t *testing.T) {
	context(t)
	p, err := rgl.NewProgram("layer")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Delete()
	b := rgl.NewBuffer(64, rgl.Stream)
	defer b.Delete()
	tex := rgl.NewTexture(8, 8, rgl.RGBA32F)
	defer tex.Delete()
	f := framebuffer(t, 8, 8, rgl.Options{Depth: true})
	data, texels := make([]mgl32.Vec4, 100), make([]float32, 4*64)
	r := rgl.NewReadback(8, 8, 2)
	defer r.Delete()
	dst := make([]byte, 4*64)
	p.Use()
	p.Int("picture", 0)
	if n := testing.AllocsPerRun(20, func() {
		f.Bind()
		rgl.State{DepthTest: true, Blend: rgl.Alpha}.Apply()
		p.Use()
		p.Int("picture", 0)
		p.Mat4("picture", mgl32.Ident4()) // of another type: an OpenGL error, no crash
		rgl.Upload(b, data)
		tex.UploadFloats(0, 0, 8, 8, texels)
		rgl.Quad()
		r.Start(f)
		r.Fetch(dst)
	}); n != 0 {
		t.Errorf("%v allocations a frame", n)
	}
	if rgl.Check("here") == nil {
		t.Error("setting a matrix to a sampler went unnoticed")
	}
	noError(t)
}

func TestMisspeltUniformPanics(t *testing.T) {
	context(t)
	p, err := rgl.NewProgram("layer")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	p.Int("pictrue", 0)
}

func TestInitSaysWhatIsMissing(t *testing.T) {
	context(t)
	if err := rgl.Init(func(string) unsafe.Pointer { return nil }); err == nil {
		t.Error("OpenGL without functions was accepted")
	}
}
