package film

import (
	"cmp"
	"fmt"
	"sync/atomic"

	rgl "encephagen/render/gl"
)

// Options describe a film.
type Options struct {
	Path          string // ends in .mp4; replaced only when the film is complete
	Width, Height int    // pixels, even
	FPS           int    // frames per second of biological time
	Live          bool   // never wait for the encoder: drop and count
	Meta          map[string]string
	CRF           int    // x264's constant rate factor; 0 is 18, visually lossless
	Preset        string // x264's preset; "" is "veryfast"
}

// buffers is how many pictures may wait for the encoder: 22 MB at 1280x720.
const buffers = 6

// Film is a film in the making. Its methods belong to one thread: to that of
// the GL context if Frame is used, to any if pictures are read back elsewhere
// and come by Write. Blank may be called from all threads.
type Film struct {
	live    bool
	w, h    int
	ffmpeg  *ffmpeg
	back    *rgl.Readback // made by the first Frame
	pending []picture     // started in back, oldest first
	free    chan []byte   // pictures that nobody uses
	queue   chan picture  // to the encoder
	ended   chan struct{} // closed when the encoder goroutine is done
	failed  atomic.Pointer[error]
	written atomic.Int64
	dropped int
	stopped bool
	lost    error // why the last pictures could not be read
}

// picture is one frame on its way and how often it is to be written.
type picture struct {
	pixels []byte
	times  int
}

// New starts ffmpeg.
func New(opt Options) (*Film, error) {
	if opt.Width <= 0 || opt.Height <= 0 || opt.Width%2 != 0 || opt.Height%2 != 0 || opt.FPS <= 0 {
		panic(fmt.Sprintf("film: %dx%d at %d frames a second", opt.Width, opt.Height, opt.FPS))
	}
	process, err := startFFmpeg(opt)
	if err != nil {
		return nil, err
	}
	f := &Film{
		live: opt.Live, w: opt.Width, h: opt.Height, ffmpeg: process,
		free: make(chan []byte, buffers), queue: make(chan picture, buffers), ended: make(chan struct{}),
	}
	for range buffers {
		f.free <- make([]byte, 4*opt.Width*opt.Height)
	}
	go f.encode()
	return f, nil
}

// Frame films the picture. After the encoder has failed it returns why.
func (f *Film) Frame(fb *rgl.Framebuffer) error {
	if err := f.failed.Load(); err != nil {
		return *err
	}
	pixels, ok := f.blank()
	if !ok {
		// The picture before stands in, so that film time stays biological time.
		f.dropped++
		f.again()
		return nil
	}
	if f.back == nil {
		f.back = rgl.NewReadback(f.w, f.h, 2)
	}
	if f.back.Full() {
		if err := f.fetch(); err != nil {
			f.free <- pixels
			return err
		}
	}
	f.back.Start(fb)
	f.pending = append(f.pending, picture{pixels, 1})
	return nil
}

// Blank hands out a picture to fill and to Write: 4 bytes a pixel, lowest row
// first. It waits while the encoder has them all.
func (f *Film) Blank() []byte { return <-f.free }

// Write films a picture that came from Blank. After the encoder has failed it
// returns why.
func (f *Film) Write(pixels []byte) error {
	if err := f.failed.Load(); err != nil {
		f.free <- pixels
		return *err
	}
	f.queue <- picture{pixels, 1}
	return nil
}

// Repeat films the picture before once more, without reading it again.
func (f *Film) Repeat() error {
	if err := f.failed.Load(); err != nil {
		return *err
	}
	if len(f.pending) == 0 {
		panic("film: no picture to repeat")
	}
	f.again()
	return nil
}

func (f *Film) again() { f.pending[len(f.pending)-1].times++ }

// blank finds an unused picture: at once or not at all when live. There are
// more pictures than the queue's writer and the pixel buffers hold, so that one
// picture is pending whenever none is free.
func (f *Film) blank() ([]byte, bool) {
	if !f.live {
		return <-f.free, true
	}
	select {
	case p := <-f.free:
		return p, true
	default:
		return nil, false
	}
}

// fetch takes the oldest picture from the pixel buffers and queues it; the
// queue has room for every picture there is. What could not be read is left
// out.
func (f *Film) fetch() error {
	p := f.pending[0]
	f.pending = append(f.pending[:0], f.pending[1:]...)
	f.back.Fetch(p.pixels)
	if err := rgl.Check("reading a picture of the film"); err != nil {
		f.free <- p.pixels
		return err
	}
	f.queue <- p
	return nil
}

// encode feeds ffmpeg until the queue is closed. After a failure it goes on
// emptying the queue so that nobody waits for it.
func (f *Film) encode() {
	defer close(f.ended)
	for p := range f.queue {
		for range p.times {
			if f.failed.Load() != nil {
				break
			}
			if _, err := f.ffmpeg.stdin.Write(p.pixels); err != nil {
				f.fail(err)
				break
			}
			f.written.Add(1)
		}
		f.free <- p.pixels
	}
}

// fail keeps why ffmpeg no longer reads.
func (f *Film) fail(cause error) {
	err := f.ffmpeg.died(cause)
	f.failed.Store(&err)
}

// Stop ends the filming: the last pictures go to the encoder. It is the last
// call that belongs to the GL thread; Close may follow on any goroutine.
func (f *Film) Stop() {
	if f.stopped {
		return
	}
	f.stopped = true
	for len(f.pending) > 0 {
		f.lost = cmp.Or(f.fetch(), f.lost)
	}
	close(f.queue)
	if f.back != nil {
		f.back.Delete()
	}
}

// Close writes what is left, waits for ffmpeg and puts the film in place. If
// that fails the part file is kept and named in the error.
func (f *Film) Close() error {
	f.Stop()
	<-f.ended
	if err := f.failed.Load(); err != nil {
		return *err
	}
	if f.Written() == 0 {
		return f.ffmpeg.abandon()
	}
	if err := f.ffmpeg.finish(); err != nil || f.lost == nil {
		return err
	}
	return fmt.Errorf("film %s is in its place, but without its last pictures: %w", f.ffmpeg.path, f.lost)
}

// Written is how many frames ffmpeg was given, Dropped how many of them are
// repetitions because a live film could not wait.
func (f *Film) Written() int { return int(f.written.Load()) }
func (f *Film) Dropped() int { return f.dropped }
