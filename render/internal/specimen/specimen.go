// Package specimen makes up a newborn for the tests of the picture: the real
// regions, a body that sways forward, spikes at plausible rates, a cord in
// rhythm. Nothing of it is simulated; it is the same on every machine.
package specimen

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"

	"encephagen/data"
	"encephagen/sim/frame"
)

const (
	perRegion  = 200
	excitatory = 160
	ticksPerS  = 1000.0 / 15
)

// terms are the causes of torque; the family is numbered as in look.Families.
var terms = []struct {
	name   string
	family int
	origin string
}{
	{"righting", 1, "hard-wired"}, {"Moro", 0, "hard-wired"}, {"startle", 0, "hard-wired"},
	{"grasp", 2, "hard-wired"}, {"ATNR", 2, "hard-wired"}, {"breathing", 3, "hard-wired"},
	{"general movements", 3, "hard-wired"}, {"knee", 1, "hard-wired"}, {"posture", 1, "hard-wired"},
	{"cord", 4, "fitted"}, {"cortex", 5, "read out"},
}

// Newborn is a made-up life.
type Newborn struct {
	Static  *frame.Static
	Streams *frame.Streams
	tick    int64
	poses   []frame.Pose
	spikes  []frame.Spike
	trace   frame.Trace
}

// New is a newborn at birth.
func New() *Newborn {
	st := &frame.Static{
		Seed: 0, WiringSeed: 0, Preset: "default", Kernel: "plain", Threads: 2,
		StepsPerTick: 150, SubSteps: 5, Body: "humanoid-v5", Synapses: 1_190_000,
		Geoms: geoms(), Actuators: actuators(),
		Reflexes: []string{"righting", "Moro", "startle", "grasp", "ATNR", "stepping", "breathing", "general movements"},
		Cord:     cord(),
	}
	st.Terms = slices.Grow(st.Terms, len(terms))[:len(terms)]
	for i, t := range terms {
		st.Terms[i].Name, st.Terms[i].Origin = t.name, t.origin
		for range t.family {
			st.Terms[i].Family++
		}
	}
	st.Regions = regions()
	for r := range st.Regions {
		for i := range perRegion {
			st.RegionOf = append(st.RegionOf, uint16(r))
			st.Inhibitory = append(st.Inhibitory, i >= excitatory)
		}
	}
	for a := range st.Regions { // neighbours in the list, and the other hemisphere
		for _, step := range []int{1, 2, 4} {
			b := (a + step) % len(st.Regions)
			st.Tracts = append(st.Tracts, frame.Tract{Source: a, Target: b, Weight: 0.3 / float32(step), Delay: 40 + 90*step})
		}
	}
	slices.SortStableFunc(st.Tracts, func(a, b frame.Tract) int { return int(math.Copysign(1, float64(b.Weight-a.Weight))) })
	n := &Newborn{Static: st, Streams: frame.NewStreams(st), poses: make([]frame.Pose, len(st.Geoms))}
	n.trace.Terms = make([]float32, len(st.Terms)*len(st.Actuators))
	n.trace.Reflex = make([]float32, len(st.Reflexes))
	n.stand(0)
	n.Streams.AppendPose(n.poses)
	return n
}

func regions() []frame.Region {
	file, err := data.FS.Open("regions.csv")
	if err != nil {
		panic("specimen: " + err.Error())
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		panic("specimen: " + err.Error())
	}
	var out []frame.Region
	for i, row := range rows[1:] {
		r := frame.Region{
			Label: row[1], Name: row[2], Hemisphere: row[3][0], Lobe: row[4], Group: row[5],
			Neurons: perRegion, First: i * perRegion,
		}
		for k := range 3 {
			v, err := strconv.ParseFloat(row[8+k], 32)
			if err != nil {
				panic("specimen: " + err.Error())
			}
			r.Centroid[k] = float32(v)
		}
		out = append(out, r)
	}
	return out
}

func cord() []frame.CordClass {
	names := []string{"Shox2 flexor", "Shox2 extensor", "V1", "V2b", "V0d", "V0v", "V3", "MN flexor", "MN extensor", "Renshaw"}
	var out []frame.CordClass
	for side := range 2 {
		for i, name := range names {
			c := frame.CordClass{Name: name, First: (side*len(names) + i) * 4, N: 4, Inhibitory: i >= 2 && i <= 4 || i == 9}
			if side == 1 {
				c.Side = c.Side.Other()
			}
			out = append(out, c)
		}
	}
	return out
}

func actuators() []frame.Actuator {
	names := []string{
		"abdomen_y", "abdomen_z", "abdomen_x", "right_hip_x", "right_hip_z", "right_hip_y", "right_knee",
		"left_hip_x", "left_hip_z", "left_hip_y", "left_knee", "right_shoulder1", "right_shoulder2", "right_elbow",
		"left_shoulder1", "left_shoulder2", "left_elbow",
	}
	out := make([]frame.Actuator, len(names))
	for i, name := range names {
		out[i] = frame.Actuator{Name: name, Gear: 100, Limit: 0.4}
	}
	return out
}

// hash is a fixed scramble of numbers to 0..1.
func hash(a, b, c uint64) float64 {
	x := a*0x9E3779B97F4A7C15 ^ b*0xC2B2AE3D27D4EB4F ^ c*0x165667B19E3779F9
	x ^= x >> 31
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 29
	x *= 0x94D049BB133111EB
	x ^= x >> 32
	return float64(x>>11) / (1 << 53)
}

// Live goes on for so many control ticks.
func (n *Newborn) Live(ticks int) {
	for range ticks {
		n.live()
	}
}

func (n *Newborn) live() {
	st := n.Static
	at := n.tick * int64(st.StepsPerTick)
	for ms := range int64(st.StepsPerTick / 10) {
		n.spikes = n.spikes[:0]
		// Candidates at the highest rate by geometric gaps, thinned to their own.
		const most = 0.06 // spikes a ms
		t := float64(at+10*ms) / 10000
		for i, k := -1, uint64(0); ; k++ {
			i += 1 + int(math.Log(1-hash(k, uint64(at+ms), 1))/math.Log(1-most))
			if i >= len(st.RegionOf) {
				break
			}
			r := st.RegionOf[i]
			hz := 5 + 3.5*math.Sin(2*math.Pi*(0.7*t+float64(r)/37))
			if st.Inhibitory[i] {
				hz *= 2
			}
			if burst := math.Mod(t, 1.6); burst > 1.5 && st.Regions[r].Lobe == "Parietal" {
				hz *= 3
			}
			if hash(uint64(i), uint64(at+ms), 5) < hz/1000/most {
				n.spikes = append(n.spikes, frame.Spike{Step: at + 10*ms + int64(hash(uint64(i), uint64(at+ms), 2)*10), Neuron: int32(i)})
			}
		}
		slices.SortFunc(n.spikes, func(a, b frame.Spike) int {
			if a.Step != b.Step {
				return int(a.Step - b.Step)
			}
			return int(a.Neuron - b.Neuron)
		})
		n.Streams.Spikes.Append(n.spikes...)
		n.spikes = n.spikes[:0]
		for i := range 80 {
			phase := math.Sin(2*math.Pi*t/1.077 + math.Pi*float64((i/4)%2+i/40))
			if hash(uint64(i), uint64(at+ms), 3) < max(0, phase)*0.12 {
				n.spikes = append(n.spikes, frame.Spike{Step: at + 10*ms, Neuron: int32(i)})
			}
		}
		n.Streams.Cord.Append(n.spikes...)
	}
	for sub := range st.SubSteps {
		n.stand((float64(n.tick) + float64(sub+1)/float64(st.SubSteps)) / ticksPerS)
		n.Streams.AppendPose(n.poses)
	}
	n.tick++
	n.act(float64(n.tick) / ticksPerS)
	n.Streams.AppendTrace(&n.trace)
}

// act fills the trace of time t s.
func (n *Newborn) act(t float64) {
	wave := math.Sin(2 * math.Pi * t / 1.077)
	tr := &n.trace
	tr.Cord = [4]float32{float32(80 * max(0, wave)), float32(60 * max(0, -wave)), float32(80 * max(0, -wave)), float32(60 * max(0, wave))}
	tr.Stepping = float32(0.5 + 0.4*math.Sin(0.9*t))
	tr.Height = float32(1.28 + 0.02*math.Sin(3*t))
	tr.Pitch, tr.Roll = float32(0.12*math.Sin(1.1*t)), float32(0.08*math.Sin(1.7*t))
	a := len(n.Static.Actuators)
	for i := range n.Static.Terms {
		for j := range a {
			tr.Terms[i*a+j] = float32(0.12 * math.Sin(1.3*t+float64(i)*1.9+float64(j)*0.8) * (hash(uint64(i), uint64(j), 4) - 0.3))
		}
	}
	cortex := tr.Terms[(len(n.Static.Terms)-1)*a:]
	clear(cortex)
}

// Frame is the present moment.
func (n *Newborn) Frame() *frame.Frame {
	t := float64(n.tick) / ticksPerS
	f := &frame.Frame{Tick: n.tick, Step: n.tick * int64(n.Static.StepsPerTick), Cord: n.trace.Cord, Stepping: float64(n.trace.Stepping)}
	f.Senses.Height = float64(n.trace.Height)
	for i := range n.Static.Regions {
		e := float32(5 + 3*math.Sin(0.7*t*2*math.Pi+float64(i)/6))
		f.RateE, f.RateI = append(f.RateE, e), append(f.RateI, 2*e)
	}
	for i := range n.Static.Reflexes {
		f.Reflex = append(f.Reflex, 0.5+0.5*math.Sin(t+float64(i)*1.7))
	}
	for i := range n.Static.Terms {
		row := make([]float64, len(n.Static.Actuators))
		for j := range row {
			row[j] = float64(n.trace.Terms[i*len(row)+j])
		}
		f.Terms = append(f.Terms, row)
	}
	f.Ctrl = make([]float32, len(n.Static.Actuators))
	for j := range f.Ctrl {
		for _, row := range f.Terms {
			f.Ctrl[j] += float32(row[j])
		}
	}
	return f
}
