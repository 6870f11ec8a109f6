package main

import (
	"image"
	"image/color"
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// pieces is into how many straight ones a curve is cut.
const pieces = 24

// paint draws the mark n pixels wide. How much of a pixel something covers is
// told by the distance of the pixel's centre from its edge.
func paint(n int) *image.NRGBA {
	var lines [][]point
	for _, s := range strokes {
		lines = append(lines, s.path.flat())
	}
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	scale := float64(n) / side
	for y := range n {
		for x := range n {
			p := point{(float64(x) + 0.5) / scale, (float64(y) + 0.5) / scale}
			covers := func(distance float64) float32 {
				return float32(min(1, max(0, 0.5-distance*scale)))
			}
			outside := fromStage(p)
			colour := mix(edge, stage, covers(outside+2))
			for i, s := range strokes {
				colour = mix(colour, s.colour, covers(fromLine(p, lines[i])-s.width/2))
			}
			img.SetNRGBA(x, y, color.NRGBA{to8(colour[0]), to8(colour[1]), to8(colour[2]), to8(covers(outside))})
		}
	}
	return img
}

func mix(a, b mgl32.Vec3, share float32) mgl32.Vec3 { return a.Mul(1 - share).Add(b.Mul(share)) }

// fromStage is a point's distance from the rounded square, negative inside.
func fromStage(p point) float64 {
	const half = side / 2
	x := math.Abs(p.x-half) - (half - corner)
	y := math.Abs(p.y-half) - (half - corner)
	return math.Hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0) - corner
}

// fromLine is a point's distance from the nearest piece of a line.
func fromLine(p point, line []point) float64 {
	nearest := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		dx, dy := b.x-a.x, b.y-a.y
		along := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			along = min(1, max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/length))
		}
		nearest = min(nearest, math.Hypot(p.x-a.x-along*dx, p.y-a.y-along*dy))
	}
	return nearest
}

// flat cuts a path into straight pieces.
func (p path) flat() []point {
	points := []point{p.start}
	from := p.start
	for _, c := range p.curves {
		for i := 1; i <= pieces; i++ {
			t := float64(i) / pieces
			u := 1 - t
			points = append(points, point{
				u*u*u*from.x + 3*u*u*t*c.a.x + 3*u*t*t*c.b.x + t*t*t*c.end.x,
				u*u*u*from.y + 3*u*u*t*c.a.y + 3*u*t*t*c.b.y + t*t*t*c.end.y,
			})
		}
		from = c.end
	}
	if p.closed {
		points = append(points, p.start)
	}
	return points
}
