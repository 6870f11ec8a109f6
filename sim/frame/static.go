package frame

import "encephagen/sim/motor"

// Static is what never changes while a newborn lives.
type Static struct {
	Seed       uint64 // noise, initial state, body reset
	WiringSeed uint64 // the network
	Preset     string // cortex preset: "default", "reference", "validation"
	Kernel     string // "avx512", "avx2" or "plain"
	Choice     string // why the CPU or a device computes the cortex, if that was chosen by trial
	Threads    int    // cortex workers
	Replay     string // name of the file whose spikes are played; "": the newborn lives

	StepsPerTick int // biological steps in a control tick (150 for Humanoid-v5)
	SubSteps     int // physics steps in a control tick (5)

	Regions  []Region
	Tracts   []Tract // every pair of regions with synapses, strongest first
	RegionOf []uint16
	// Inhibitory tells the type of each cortical neuron.
	Inhibitory []bool
	Synapses   int

	Body      string // "humanoid-v5" or "walker2d-v5"
	Geoms     []Geom
	Actuators []Actuator
	Terms     []motor.Term // the causes of torque, in the order they are summed
	Reflexes  []string     // names of Frame.Reflex
	Cord      []CordClass
}

// Region is one region of the AAL2 atlas (Rolls, Joliot & Tzourio-Mazoyer 2015).
type Region struct {
	Label, Name string // "Precentral_L", "Precentral gyrus"
	Hemisphere  byte   // 'L' or 'R'
	Lobe, Group string
	Centroid    [3]float32 // MNI152, mm, RAS
	Neurons     int        // of them the first 80 % are excitatory
	First       int        // index of its first neuron
}

// Tract is a measured connection between two regions.
type Tract struct {
	Source, Target int     // regions
	Weight         float32 // coupling matrix entry, 1 = spectral radius
	Delay          int     // conduction delay, steps of 0.1 ms
}

// GeomType names the primitive shapes of a body, numbered as MuJoCo does.
type GeomType int

const (
	Plane   GeomType = 0
	Sphere  GeomType = 2
	Capsule GeomType = 3
	Box     GeomType = 6
)

// Geom is one shape of the body. Size follows MuJoCo's abstract scene: sphere
// (r, r, r), capsule (r, r, half length) along its own z axis, box half sizes.
type Geom struct {
	Name, Body string
	Parent     string // the body that Body hangs on; empty if on none, or not known
	Type       GeomType
	Size       [3]float32 // m
	Color      [4]float32
	// Actuators move the joints between this geom's body and its parent.
	Actuators []int
}

// Pose places a geom: position in m and rotation, row-major, columns are the
// geom's own axes in the world (x forward, y left, z up).
type Pose struct {
	Pos [3]float32
	Mat [9]float32
}

// Actuator is one motor of the body.
type Actuator struct {
	Name  string
	Gear  float64 // N.m at action 1
	Limit float64 // largest action
}

// CordClass is one population of the spinal cord.
type CordClass struct {
	Name       string // "Shox2 flexor", "V1", ..., "MN extensor"
	Side       motor.Side
	First, N   int
	Inhibitory bool
}

// Planar tells whether the body moves in the plane of x and z only.
func (s *Static) Planar() bool { return s.Body == "walker2d-v5" }
