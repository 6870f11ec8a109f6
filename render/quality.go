package render

import (
	"fmt"
	"strings"
	"time"

	"encephagen/render/brain"
	rgl "encephagen/render/gl"
)

// Quality is how much work goes into a picture. What it shows is the same.
type Quality int

const (
	Low    Quality = iota // a software rasteriser: outlines of the brain are smoothed after drawing
	Medium                // a small graphics card: four samples a pixel
	High                  // eight samples a pixel, finer shadows
)

var qualityNames = [...]string{Low: "low", Medium: "medium", High: "high"}

func (q Quality) String() string {
	if q < 0 || int(q) >= len(qualityNames) {
		return fmt.Sprintf("quality %d", int(q))
	}
	return qualityNames[q]
}

// ParseQuality finds a quality by its name.
func ParseQuality(name string) (Quality, error) {
	for q, n := range qualityNames {
		if n == name {
			return Quality(q), nil
		}
	}
	return 0, fmt.Errorf("quality %q is not one of %s", name, strings.Join(qualityNames[:], ", "))
}

// details are what the qualities mean.
var details = [...]struct {
	brainSamples, bodySamples int // a pixel
	shade                     int // texels a side of the body's shade on the floor
}{
	Low:    {1, 4, 192},
	Medium: {4, 4, 320},
	High:   {8, 8, 512},
}

// Quality is the quality in use, Low at first.
func (s *Stage) Quality() Quality { return s.quality }

// SetQuality changes the quality of all that is drawn from now on.
func (s *Stage) SetQuality(q Quality) error {
	if q < Low || q > High {
		panic(fmt.Sprintf("render: %v does not exist", q))
	}
	d := &details[q]
	if err := s.brain.SetSamples(d.brainSamples); err != nil {
		return fmt.Errorf("quality %v: %w", q, err)
	}
	if err := s.body.SetDetail(d.bodySamples, d.shade); err != nil {
		return fmt.Errorf("quality %v: %w", q, err)
	}
	s.quality = q
	return rgl.Check("quality " + q.String())
}

// A picture of the brain of probeWidth x probeHeight px must be drawn within
// probeLimit, a quarter of a frame at 60 a second: beside it there are body,
// strip and window to draw.
const (
	probeWidth, probeHeight = 640, 720
	probeLimit              = 4 * time.Millisecond
)

// ChooseQuality takes the best quality that this machine draws fast enough, by
// drawing the brain a few times and waiting for it. It returns what the brain
// took at that quality.
func (s *Stage) ChooseQuality() (Quality, time.Duration, error) {
	f, err := rgl.NewFramebuffer(probeWidth, probeHeight, rgl.Options{})
	if err != nil {
		return s.quality, 0, err
	}
	defer f.Delete()
	cam := brain.Camera(float32(probeWidth) / probeHeight)
	return s.choose(func() (time.Duration, error) {
		if err := s.brain.Draw(f, cam); err != nil { // shaders are made at first
			return 0, err
		}
		rgl.Finish()
		from := time.Now()
		if err := s.brain.Draw(f, cam); err != nil {
			return 0, err
		}
		rgl.Finish()
		return time.Since(from), nil
	})
}

// choose goes up as long as a probe is fast enough, and back if it was too far.
func (s *Stage) choose(probe func() (time.Duration, error)) (Quality, time.Duration, error) {
	var best time.Duration
	for q := Low; q <= High; q++ {
		if err := s.SetQuality(q); err != nil {
			return s.quality, 0, err
		}
		took, err := probe()
		if err != nil {
			return q, 0, err
		}
		if q > Low && took > probeLimit {
			return q - 1, best, s.SetQuality(q - 1)
		}
		best = took
		if took > probeLimit {
			break
		}
	}
	return s.quality, best, nil
}
