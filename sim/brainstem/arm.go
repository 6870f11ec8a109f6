package brainstem

import "encephagen/sim/motor"

// extendArm adds torque that spreads one arm: both shoulder axes out, the elbow
// open; negative values bring it in. The shoulder axes of the body mirror each
// other, so their signs differ between the sides; positive torque closes the
// elbow on both.
func extendArm(row []float64, side motor.Side, shoulder1, shoulder2, elbow float64) {
	if side == motor.Left {
		row[motor.LeftShoulder1] += shoulder1
		row[motor.LeftShoulder2] += shoulder2
		row[motor.LeftElbow] -= elbow
	} else {
		row[motor.RightShoulder1] -= shoulder1
		row[motor.RightShoulder2] -= shoulder2
		row[motor.RightElbow] -= elbow
	}
}
