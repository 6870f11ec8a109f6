package brainstem

import "encephagen/sim/motor"

// extendArm adds torque that spreads one arm: both shoulder axes out, the elbow
// open; negative values bring it in.
func extendArm(row []float64, plan *motor.Plan, side motor.Side, shoulder1, shoulder2, elbow float64) {
	plan.Shoulder1[side].Add(row, shoulder1)
	plan.Shoulder2[side].Add(row, shoulder2)
	plan.Elbow[side].Add(row, elbow)
}
