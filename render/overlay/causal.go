package overlay

import (
	"strconv"
	"strings"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Causal draws a Chain: from the stimulus down to the torque, each link in a lane
// of its own on one axis of time, so that every delay can be read off.
type Causal struct {
	scroll
	chain   *Chain
	lanes   causalLanes
	muscles painter
	looked  int
	name    string // of the joint that is looked at
	buf     []byte
}

// causalLanes shares the height: the names are those of the links.
type causalLanes struct {
	stimulus, receptor, reflex, motor, torque span
	height                                    int
}

// What each link gets of the height.
var causalShares = [...]float32{0.15, 0.16, 0.22, 0.22, 0.25}

func shareCausal(h int, scale float32) (l causalLanes) {
	px := func(x float32) int { return int(x*scale + 0.5) }
	gap := px(laneGap)
	free := max(h-px(axisHeight)-px(laneTop)-4*gap, 10)
	at := 0
	for i, s := range [...]*span{&l.stimulus, &l.receptor, &l.reflex, &l.motor, &l.torque} {
		*s = span{at, max(1, int(float32(free)*causalShares[i]+0.5))}
		at = s.bottom() + gap
	}
	l.torque.height = max(1, free+4*gap-l.torque.top) // what rounding left
	l.height = l.torque.bottom()
	return l
}

// NewCausal shows h.
func NewCausal(h *Chain) *Causal { return &Causal{chain: h, looked: -1} }

// Draw puts the strip into a rectangle of the canvas, whole pixels.
func (s *Causal) Draw(c *Canvas, x, y, w, h int, scale float32) {
	if !s.fits(w, h, scale) || s.looked != s.chain.look {
		if s.looked != s.chain.look {
			s.forget()
		}
		s.looked = s.chain.look
		if s.looked >= 0 {
			s.name = strings.ReplaceAll(s.chain.static.Actuators[s.looked].Name, "_", " ")
		}
		s.lanes = shareCausal(h, scale)
		s.muscles = painter{lanes: lanes{cord: s.lanes.motor}, line: max(1.4*scale, 1.4)}
		gutter, margin := s.margins(c, scale)
		s.resize(w, h, scale, s.lanes.height, gutter, margin)
	}
	s.send(s.chain.end, s.paint)
	left, top := s.show(c, x, y)
	s.labels(c, float32(x), left, top)
	s.ways(c, left, top)
	s.axis(c, left, top)
}

// paint fills the pixels of a column.
func (s *Causal) paint(dst []byte, at int64) {
	clear(dst)
	h, l := s.chain, &s.lanes
	now, k := h.at(at)
	if now == nil {
		if at >= 0 && at*ColumnSteps/int64(h.static.StepsPerTick) >= h.born {
			for _, lane := range [...]span{l.stimulus, l.receptor, l.reflex, l.motor, l.torque} {
				hatch(dst, lane, at)
			}
		}
		return
	}
	before, b := h.at(at - 1)
	if before == nil {
		before, b = now, k
	}
	for e, v := range now.stimulus {
		full, _ := frame.EventKind(e).Scale()
		s.area(dst, l.stimulus, before.stimulus[e]/float32(full), v/float32(full), look.Push, 0.2)
	}
	for r, v := range now.receptor {
		s.area(dst, l.receptor, before.receptor[r], v, look.Accent, 0.35)
	}
	for _, i := range h.shows {
		was, is := h.reflex[b*len(h.family)+i], h.reflex[k*len(h.family)+i]
		fill := float32(0.4)
		if h.static.Reflexes[i] == "righting" {
			fill = 0 // it always acts
		}
		s.area(dst, l.reflex, was, is, look.Families[h.family[i]], fill)
	}
	s.muscles.muscles(dst, &column{cord: before.cord}, &column{cord: now.cord})
	s.torque(dst, k, at)
}

// area paints a value 0..1 as a line over a lighter area; nothing where there is
// nothing.
func (s *Causal) area(dst []byte, lane span, before, now float32, hue mgl32.Vec3, alpha float32) {
	if before <= 0 && now <= 0 {
		return
	}
	line := s.muscles.line
	y := func(v float32) float32 {
		return float32(lane.bottom()) - line/2 - min(max(v, 0), 1)*(float32(lane.height)-line)
	}
	if alpha > 0 {
		fill(dst, lane, y(now), float32(lane.bottom()), hue, alpha)
	}
	stroke(dst, lane, y(before), y(now), line, hue)
}

// stack is the order of the families from below: what a stimulus sets off lies at the
// bottom, where it is easy to read.
var stack = [families]int{0, 2, 4, 3, 1, 5}

// torque stacks the families: of the whole body by their size, at one joint by
// their sign. What the motor does not give is hatched.
func (s *Causal) torque(dst []byte, k int, at int64) {
	h, lane := s.chain, s.lanes.torque
	if h.look < 0 {
		foot := float32(lane.bottom())
		for _, f := range stack {
			v := h.torque[k*families+f] / h.full * float32(lane.height)
			fill(dst, lane, foot-v, foot, look.Families[f], 1)
			foot -= v
		}
		return
	}
	a := &h.static.Actuators[h.look]
	limit := float32(a.Gear * a.Limit)
	middle := float32(lane.top) + float32(lane.height)/2
	px := float32(lane.height) / 2 / (jointFull * limit)
	up, down := middle, middle
	for _, f := range stack {
		v := h.joint[k*families+f] * px
		if v > 0 {
			fill(dst, lane, up-v, up, look.Families[f], 1)
			up -= v
		} else if v < 0 {
			fill(dst, lane, down, down-v, look.Families[f], 1)
			down -= v
		}
	}
	sum := float32(0)
	for f := range families {
		sum += h.joint[k*families+f]
	}
	if sum > limit {
		clipped(dst, lane, middle-sum*px, middle-limit*px, at)
	} else if sum < -limit {
		clipped(dst, lane, middle+limit*px, middle-sum*px, at)
	}
	applied := middle - min(max(sum, -limit), limit)*px
	fill(dst, lane, applied-s.muscles.line/2, applied+s.muscles.line/2, look.Strong, 1)
}

// clipped marks what is asked for and not given: diagonal lines over it.
func clipped(dst []byte, s span, top, bottom float32, at int64) {
	ink := rgba(look.Stage, 1)
	for y := max(int(top), s.top); y < min(int(bottom), s.bottom()); y++ {
		if (int64(y)+at)%4 < 2 {
			copy(dst[4*y:4*y+4], ink[:])
		}
	}
}

// jointFull is the top of the torque lane of one joint, in limits of its motor.
const jointFull = 1.5

// margins measures what the labels left and right of the plot need.
func (s *Causal) margins(c *Canvas, scale float32) (left, right int) {
	st := axisStyle(scale)
	w := float32(0)
	for _, name := range linkNames {
		w = max(w, Width(c, st, name))
	}
	r := max(Width(c, st, s.torqueScale()), Width(c, st, cordScale[0]), Width(c, st, cordScale[1]))
	return int(w + (look.Gap3+2*look.Gap1)*scale), int(r + (look.Gap1+look.Gap2)*scale)
}

var linkNames = [...]string{"stimulus", "receptor", "reflex", "motor neurons", "torque"}

// torqueScale is what the top of the torque lane stands for.
func (s *Causal) torqueScale() []byte {
	full := s.chain.full
	if s.looked >= 0 {
		a := &s.chain.static.Actuators[s.looked]
		full = float32(a.Gear * a.Limit * jointFull)
	}
	s.buf = append(strconv.AppendFloat(s.buf[:0], float64(full), 'f', 0, 32), "\u2009N·m"...)
	return s.buf
}

// labels names the lanes on the left and their scales on the right.
func (s *Causal) labels(c *Canvas, x, left, top float32) {
	st := axisStyle(s.scale)
	capital := c.Capital(st)
	hair := max(1, float32(int(s.scale)))
	right := left + float32(s.plot)
	l := &s.lanes
	for i, lane := range [...]span{l.stimulus, l.receptor, l.reflex, l.motor, l.torque} {
		y := top + float32(lane.top)
		TextRight(c, left-2*look.Gap1*s.scale, y+(float32(lane.height)+capital)/2, st.With(look.Normal), linkNames[i])
		c.Rect(left, y+float32(lane.height), float32(s.plot), hair, look.Line, 1)
	}
	mark := func(y, foot float32, text []byte) {
		c.Rect(right, y, look.Gap1*s.scale, hair, look.Quiet, 1)
		Text(c, right+(look.Gap1+2)*s.scale, foot, st, text)
	}
	high := top + float32(l.motor.top)
	low := top + float32(l.motor.bottom())
	c.Rect(left, (high+low)/2-hair/2, float32(s.plot), hair, look.Quiet, 0.5)
	s.buf = append(s.buf[:0], cordScale[0]...)
	mark(high, high+capital, s.buf)
	s.buf = append(s.buf[:0], cordScale[1]...)
	mark(low-hair, low-2*s.scale, s.buf)
	y := top + float32(l.torque.top)
	mark(y, y+capital+2*s.scale, s.torqueScale())
	if s.looked >= 0 {
		if Width(c, st, s.name) < float32(s.plot)/3 {
			Text(c, left+look.Gap2*s.scale, y+capital+2*s.scale, st.With(look.Strong), s.name)
		}
		c.Rect(left, y+float32(l.torque.height)/2-hair/2, float32(s.plot), hair, look.Quiet, 0.5)
		for _, at := range [...]float32{-1, 1} { // the limits of the motor
			c.Rect(left, y+float32(l.torque.height)/2*(1+at/jointFull)-hair/2, float32(s.plot), hair, look.Record, 0.6)
		}
	}
}
