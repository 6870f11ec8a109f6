package mujoco

import (
	"unsafe"

	"github.com/ebitengine/purego"
)

// Data is the state of one simulation of a model.
type Data struct {
	Model *Model
	ptr   unsafe.Pointer
	force *[6]float64 // the library's memory, for contact forces

	// Argument lists for purego.SyscallN: one built at the call would be
	// allocated each time. stepArgs is (model, data), contactArgs (model, data,
	// contact, force).
	stepArgs    [2]uintptr
	contactArgs [4]uintptr
}

// NewData makes a state at the model's start. Arrays hold what Forward or Step
// last computed: call Forward first.
func (m *Model) NewData() (d *Data, err error) {
	defer rescue(&err)
	d = &Data{Model: m, ptr: m.lib.makeData(m.ptr)}
	d.force = (*[6]float64)(m.lib.malloc(unsafe.Sizeof(*d.force)))
	d.stepArgs = [...]uintptr{uintptr(m.ptr), uintptr(d.ptr)}
	d.contactArgs = [...]uintptr{uintptr(m.ptr), uintptr(d.ptr), 0, uintptr(unsafe.Pointer(d.force))}
	return d, nil
}

// Close frees the data. Its arrays must not be used any more.
func (d *Data) Close() {
	d.Model.lib.free(unsafe.Pointer(d.force))
	d.Model.lib.deleteData(d.ptr)
	d.ptr, d.force = nil, nil
}

// Float64s returns one of the arrays of the state by MuJoCo's name, row by row.
// The slice stays valid until Close.
func (d *Data) Float64s(name string) []float64 {
	return slice[float64](d.Model, d.ptr, mjDataArrays, name, float64Array)
}

// Time is the simulated time in s.
func (d *Data) Time() float64 { return read[float64](d.ptr, at.mjData.time) }

// Step advances by one timestep.
func (d *Data) Step() error { return d.call(d.Model.lib.step) }

// Forward computes everything that follows from position, velocity and control.
func (d *Data) Forward() error { return d.call(d.Model.lib.forward) }

// RnePostConstraint computes the external forces on bodies, cfrc_ext, which
// Step leaves out.
func (d *Data) RnePostConstraint() error { return d.call(d.Model.lib.rnePostConstraint) }

// Reset puts the state back to the model's start and forgets warnings.
func (d *Data) Reset() error { return d.call(d.Model.lib.resetData) }

// call runs a function of (model, data).
func (d *Data) call(function uintptr) (err error) {
	defer rescue(&err)
	purego.SyscallN(function, d.stepArgs[:]...)
	return d.warning()
}

// warning returns the gravest warning since the last Reset. The counters are
// looked at rather than the log, because MuJoCo resets a diverged state by
// itself and goes on, and because they tell whose warning it is.
func (d *Data) warning() error {
	for k := warningKinds - 1; k >= 0; k-- {
		w := unsafe.Add(d.ptr, at.mjData.warning+uintptr(k)*at.mjWarningStat.sizeof)
		if read[int32](w, at.mjWarningStat.number) != 0 {
			return &Warning{k, int(read[int32](w, at.mjWarningStat.lastinfo))}
		}
	}
	return nil
}

// Contacts is how many contacts the last step found.
func (d *Data) Contacts() int { return int(read[int32](d.ptr, at.mjData.ncon)) }

// Contact returns the two geoms of a contact, -1 for what is not a geom.
func (d *Data) Contact(i int) (geom1, geom2 int) {
	d.checkContact(i)
	// Contacts lie in an arena that every step lays out anew.
	c := unsafe.Add(read[unsafe.Pointer](d.ptr, at.mjData.contact), uintptr(i)*at.mjContact.sizeof)
	geoms := read[[2]int32](c, at.mjContact.geom)
	return int(geoms[0]), int(geoms[1])
}

// NormalForce is what presses the two geoms of a contact apart, N.
func (d *Data) NormalForce(i int) float64 {
	d.checkContact(i)
	d.contactArgs[2] = uintptr(i)
	purego.SyscallN(d.Model.lib.contactForce, d.contactArgs[:]...)
	return d.force[0]
}

func (d *Data) checkContact(i int) {
	if i < 0 || i >= d.Contacts() {
		panic("mujoco: no such contact")
	}
}
