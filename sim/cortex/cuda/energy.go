package cuda

import "github.com/ebitengine/purego"

// meter reads a card's counter of energy through NVML, the driver's library of
// management.
type meter struct {
	card   uintptr
	energy func(card uintptr, millijoules *uint64) int32
}

// newMeter returns nil where there is no NVML or the card does not count: cards
// before Volta. The card is named by its place on the bus, since NVML numbers cards
// in another order than CUDA does.
func newMeter(library, bus string) *meter {
	h, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil
	}
	var (
		m      meter
		start  func() int32
		handle func(bus string, card *uintptr) int32
	)
	for name, f := range map[string]any{
		"nvmlInit_v2": &start, "nvmlDeviceGetHandleByPciBusId_v2": &handle, "nvmlDeviceGetTotalEnergyConsumption": &m.energy,
	} {
		at, err := purego.Dlsym(h, name)
		if err != nil {
			return nil
		}
		purego.RegisterFunc(f, at)
	}
	if start() != 0 || handle(bus, &m.card) != 0 {
		return nil
	}
	if _, ok := m.joules(); !ok {
		return nil
	}
	return &m
}

func (m *meter) joules() (float64, bool) {
	var mj uint64
	if m == nil || m.energy(m.card, &mj) != 0 {
		return 0, false
	}
	return float64(mj) / 1000, true
}
