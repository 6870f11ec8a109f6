package sim

import "encephagen/sim/cortex/backend"

// Compute lets a device compute the cortex from this tick on, with the same bits;
// nil is the CPU. The newborn closes it when it has left it, or at its own end. If
// the device does not take the network, the CPU keeps it, and the device is closed.
func (n *Newborn) Compute(device backend.Backend) error {
	err := n.cortex.MoveTo(device)
	n.leaveDevice()
	n.deviceFault = ""
	if n.device = device; err != nil {
		n.leaveDevice()
	}
	if n.device != nil {
		n.deviceName = device.Name()
		n.note("cortex computed by %s", n.deviceName)
	}
	return err
}

// Device names what computes the cortex in place of the CPU, "" if nothing does;
// fault is why the last device gave up, if it did.
func (n *Newborn) Device() (name, fault string) { return n.deviceName, n.deviceFault }

// followDevice closes a device that gave up during a tick, in which the CPU went
// on, and says so.
func (n *Newborn) followDevice() {
	if n.device == nil || n.cortex.Device() != "" {
		return
	}
	n.leaveDevice()
	if err := n.cortex.GaveUp(); err != nil {
		n.deviceFault = err.Error()
		n.note("%s", n.deviceFault)
	}
}

func (n *Newborn) leaveDevice() {
	if n.device != nil {
		n.device.Close()
	}
	n.device, n.deviceName = nil, ""
}
