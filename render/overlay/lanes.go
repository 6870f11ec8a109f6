package overlay

// span is a range of pixel rows.
type span struct{ top, height int }

func (s span) bottom() int { return s.top + s.height }

func (s span) holds(y int) bool { return y >= s.top && y < s.bottom() }

// lanes is how the height of the strip is shared: the raster of the cortex,
// population rates, motor neurons of the cord with the stepping drive, and, if
// there is room, the spikes of the cord.
type lanes struct {
	raster, rate, cord, drive, spikes span

	height int // of all lanes with the space between them
	axis   int // below them
}

// What each lane gets of the height, and what the strip needs to show the
// spikes of the cord too, px at 100 %.
const (
	rateShare, cordShare, driveShare, spikeShare = 0.15, 0.19, 0.07, 0.14
	spikesFrom                                   = 230
	axisHeight                                   = 18
	laneGap                                      = 5
	laneTop                                      = 4
)

// share lays the lanes out in h px.
func share(h int, scale float32, cordNeurons int) lanes {
	px := func(x float32) int { return int(x*scale + 0.5) }
	l := lanes{axis: px(axisHeight)}
	free := h - l.axis - px(laneTop)
	gap := px(laneGap)
	withSpikes := float32(free) >= spikesFrom*scale && cordNeurons > 0
	gaps := 2*gap + gap/2
	if withSpikes {
		gaps += gap
	}
	free = max(free-gaps, 5)
	part := func(share float32) int { return max(1, int(float32(free)*share+0.5)) }
	l.rate.height, l.cord.height, l.drive.height = part(rateShare), part(cordShare), part(driveShare)
	if withSpikes {
		l.spikes.height = part(spikeShare)
	}
	l.raster.height = max(1, free-l.rate.height-l.cord.height-l.drive.height-l.spikes.height)

	l.rate.top = l.raster.bottom() + gap
	at := l.rate.bottom() + gap
	if withSpikes {
		l.spikes.top = at
		at = l.spikes.bottom() + gap
	}
	l.cord.top = at
	l.drive.top = l.cord.bottom() + gap/2
	l.height = l.drive.bottom()
	return l
}

// band is the pixel rows that show one block of neurons.
type band struct {
	block int
	span
}

// bands gives each block of neurons its part of the raster, at least one row,
// with a dark row between lobes where there is room for it.
func bands(o *order, height int) []band {
	between := 0
	lobes := len(o.lobes)
	if height >= 10*lobes {
		between = 1
	}
	free := height - between*(lobes-1)
	out := make([]band, 0, len(o.blocks))
	total := o.count[0] + o.count[1]
	top, done, lobe, given := 0, 0, 0, 0
	for i, b := range o.blocks {
		if b.lobe != lobe {
			top += between
			lobe = b.lobe
		}
		done += b.neurons
		upTo := free * done / total
		rows := max(upTo-given, 1)
		rows = max(min(rows, height-top), 0)
		out = append(out, band{i, span{top, rows}})
		given += rows
		top += rows
	}
	return out
}
