package overlay

// Lane names a part of the strip.
type Lane int

const (
	RasterLane Lane = iota // spikes of the cortex
	RateLane               // population rates
	CordSpikes             // spikes of the cord
	CordLane               // motor neurons
	DriveLane              // stepping drive
)

// Hover is what lies under a point of the strip.
type Hover struct {
	Lane Lane
	Step int64 // begin of the column, biological steps
	Lost bool  // spikes of this column never reached the strip

	Region     int  // RasterLane: region, and
	Inhibitory bool // kind of the neurons there
	Neuron     int  // RasterLane: first of the neurons of the row; CordSpikes: the neuron
	Neurons    int  // how many share the row
	Spikes     int  // and what they fired in this column

	RateE, RateI float32    // Hz
	Cord         [4]float32 // Hz: flexor L, extensor L, flexor R, extensor R
	Drive        float32    // 0..1
}

// At says what lies at x, y px from the strip's top left as it was last drawn.
// ok is false beside the lanes and before the first moment.
func (s *Strip) At(x, y int) (hover Hover, ok bool) {
	if s.painter == nil {
		return Hover{}, false
	}
	l := &s.painter.lanes
	x -= s.left
	y -= int(laneTop*s.scale + 0.5)
	if x < 0 || x >= s.plot || y < 0 || y >= l.height {
		return Hover{}, false
	}
	c := s.column(x)
	h := s.history
	if c < h.born || c <= h.next-historyColumns {
		return Hover{}, false
	}
	col := &h.columns[c%historyColumns]
	hover = Hover{
		Step: c * ColumnSteps, Lost: col.gap,
		RateE: col.rate[0], RateI: col.rate[1], Cord: col.cord, Drive: col.drive,
	}
	switch {
	case l.raster.holds(y):
		return s.cortexAt(hover, c, y-l.raster.top)
	case l.rate.holds(y):
		hover.Lane = RateLane
	case l.spikes.holds(y):
		hover.Lane = CordSpikes
		hover.Neuron, hover.Neurons = s.painter.cord[y-l.spikes.top], 1
		hover.Spikes = int(h.cord[int(c%historyColumns)*h.neurons+hover.Neuron])
	case l.cord.holds(y):
		hover.Lane = CordLane
	case l.drive.holds(y):
		hover.Lane = DriveLane
	default:
		return Hover{}, false
	}
	return hover, true
}

// cortexAt fills in the neurons of a row of the raster.
func (s *Strip) cortexAt(hover Hover, c int64, y int) (Hover, bool) {
	cell := s.painter.cells[y]
	if cell.kind == 2 {
		return Hover{}, false
	}
	o := s.history.order
	hover.Lane, hover.Inhibitory = RasterLane, cell.kind == 1
	hover.Neuron = int(o.shown[o.start[cell.first]])
	hover.Region = int(s.history.static.RegionOf[hover.Neuron])
	at := int(c%historyColumns) * len(o.size)
	for r := cell.first; r < cell.first+cell.rows; r++ {
		hover.Neurons += int(o.size[r])
		hover.Spikes += int(s.history.counts[at+r])
	}
	return hover, true
}
