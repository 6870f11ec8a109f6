package render

import (
	"fmt"
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/body"
	"encephagen/render/brain"
	"encephagen/render/camera"
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/overlay"
	"encephagen/render/trail"
	"encephagen/sim/frame"
)

// Stage shows one newborn. It lives on the thread of its OpenGL context.
type Stage struct {
	Title   string  // of a film
	Scale   float32 // of type and lines in the pictures of a window, 1 at 100 %
	Causes  bool    // whether the strip of a film goes from stimulus to torque
	Legends bool    // whether those pictures explain their colours

	static   *frame.Static
	streams  *frame.Streams
	identity string
	origins  [5][2]string // what is measured, fitted, assumed, hard-wired and read out

	step   float64 // biological time that is shown
	moment moment
	pulse  *pulse
	follow *follower

	spikes  *frame.Ring[frame.Spike]
	cursor  int64
	fresh   []frame.Spike // since the last Advance, for the brain
	reading []frame.Spike

	poses   body.Input
	posed   bool // poses holds a scene
	body    *body.Renderer
	brain   *brain.Renderer
	history *overlay.History
	chain   *overlay.Chain
	canvas  *overlay.Canvas
	panel   panel

	bodyCamera, brainCamera *camera.Orbit
	bodyHome, brainHome     mgl32.Vec3 // their targets at first
	chosen                  selection
	quality                 Quality
	eye                     camera.Orbit // scratch: a camera as it is used

	window, film views
	err          error
	scale        colormap.Scale // of the brain as it was drawn last
	buf          []byte
}

// views are the pictures of one customer: the window and a film may want
// different sizes at the same time.
type views struct {
	body, brain, strip *rgl.Framebuffer
	timeline           *overlay.Strip
	causal             *overlay.Causal
}

// NewStage prepares to show a newborn on the current OpenGL context.
func NewStage(st *frame.Static, str *frame.Streams) (*Stage, error) {
	s := &Stage{
		Title: title(st), Scale: 1, Legends: true, static: st, streams: str, identity: identity(st), origins: origins(st),
		pulse: newPulse(st, str, len(families)), follow: newFollower(st, str),
		spikes: str.Spikes, reading: make([]frame.Spike, 4096),
		history: overlay.NewHistory(st, str), chain: overlay.NewChain(st, str),
		bodyCamera: bodyEye(), brainCamera: brainEye(),
	}
	s.bodyHome, s.brainHome, s.chosen = s.bodyCamera.Target, s.brainCamera.Target, newSelection()
	s.poses = body.Input{A: make([]frame.Pose, len(st.Geoms)), B: make([]frame.Pose, len(st.Geoms))}
	if err := s.build(); err != nil {
		s.Close()
		return nil, fmt.Errorf("stage: %w", err)
	}
	return s, nil
}

func (s *Stage) build() (err error) {
	if s.body, err = body.New(s.static); err != nil {
		return err
	}
	if s.brain, err = brain.New(s.static); err != nil {
		return err
	}
	if s.canvas, err = overlay.NewCanvas(); err != nil {
		return err
	}
	for _, v := range []*views{&s.window, &s.film} {
		for _, f := range []**rgl.Framebuffer{&v.body, &v.brain, &v.strip} {
			if *f, err = rgl.NewFramebuffer(1, 1, rgl.Options{}); err != nil {
				return err
			}
		}
		v.timeline, v.causal = overlay.NewStrip(s.history), overlay.NewCausal(s.chain)
	}
	return rgl.Check("stage")
}

// Close frees everything on the graphics card.
func (s *Stage) Close() {
	for _, v := range []*views{&s.window, &s.film} {
		for _, f := range []*rgl.Framebuffer{v.body, v.brain, v.strip} {
			if f != nil {
				f.Delete()
			}
		}
		if v.timeline != nil {
			v.timeline.Close()
			v.causal.Close()
		}
	}
	if s.canvas != nil {
		s.canvas.Close()
	}
	if s.brain != nil {
		s.brain.Close()
	}
	if s.body != nil {
		s.body.Delete()
	}
}

// Err is the first thing that went wrong while drawing, if anything did.
func (s *Stage) Err() error { return s.err }

func (s *Stage) keep(err error) {
	if s.err == nil {
		s.err = err
	}
}

// BodyCamera is the eye for a body at the origin; it glides after the body from
// there.
func (s *Stage) BodyCamera() *camera.Orbit { return s.bodyCamera }

// BrainCamera is the eye for the brain. In a film the brain turns slowly.
func (s *Stage) BrainCamera() *camera.Orbit { return s.brainCamera }

// BrainOptions is what of the brain is shown, and how.
func (s *Stage) BrainOptions() *brain.Options { return &s.brain.Options }

// SpikesFrom has somata flash by spikes that are on this graphics card already, for
// the cortex is computed there; nil is none.
func (s *Stage) SpikesFrom(t *trail.Trail) { s.brain.SpikesFrom(t) }

// SpikesOnCard tells whether those of the last picture came from there.
func (s *Stage) SpikesOnCard() bool { return s.brain.SpikesOnCard() }

// Advance moves everything to biological time step, which may lie between two
// steps and must not fall. f, the newest published frame, is not kept; it may
// be nil if there is none yet.
func (s *Stage) Advance(step float64, f *frame.Frame) {
	if step < s.step || math.IsNaN(step) {
		return
	}
	s.step = step
	if f != nil {
		s.moment.take(f)
	}
	s.pulse.advance(step)
	s.follow.advance(step)
	if s.chosen.part != nil {
		s.chosen.part.advance(step)
	}
	s.history.Advance(step)
	s.chain.Advance(step)

	s.read(int64(math.Floor(step)))
	if len(s.moment.regions) == len(s.static.Regions) {
		s.brain.Lesion(s.moment.lesioned)
		s.brain.Advance(step, s.fresh, s.moment.regions)
	}
	if mix, ok := s.streams.PosesAround(step, s.poses.A, s.poses.B); ok {
		s.poses.Mix = mix
		if !s.posed { // as all stages of a newborn that begin at the same time
			s.keep(s.body.Connect(&s.poses))
		}
		s.posed = true
	}
	if s.pulse.known {
		s.poses.Glow = body.GlowOf(s.poses.Glow, s.static, s.pulse.rows())
	}
}

// afterglow is how long before now a spike may lie to be shown, steps: after a
// long pause older ones have faded.
const afterglow = frame.StepsPerSecond

// read gathers the cortical spikes up to a step, included, that the brain has
// not seen yet.
func (s *Stage) read(upTo int64) {
	s.fresh = s.fresh[:0]
	for {
		n, next, _ := s.spikes.Read(s.cursor, s.reading)
		for i, spike := range s.reading[:n] {
			if spike.Step > upTo {
				s.cursor = next - int64(n-i)
				return
			}
			if spike.Step > upTo-afterglow {
				s.fresh = append(s.fresh, spike)
			}
		}
		s.cursor = next
		if n < len(s.reading) {
			return
		}
	}
}
