package brainstem

import "encephagen/sim/motor"

// balance is posture that balances. Three parts add up at each joint:
//
//   - the stretch reflex draws it to a standing angle of its own and damps it
//     (Liddell & Sherrington 1924, Proc R Soc B 96:212);
//   - the vestibulospinal tracts answer the tilt of the trunk and its speed (Magnus
//     1924; Markham 1987, Adv Neurol 45:329; Peterka 2002, J Neurophysiol 88:1097);
//   - the centre of mass against the feet, and its speed, is answered as a whole, from
//     wherever the senses took it (Horak & Macpherson 1996, Handbook of Physiology
//     12:255; Lockhart & Ting 2007, Nat Neurosci 10:1329).
//
// In the plane of walking trunk, hips, knees and, where there are any, ankles take
// part (hip and ankle strategy: Horak & Nashner 1986, J Neurophysiol 55:1369); sideways
// trunk and hips; about the vertical the turn of trunk and thighs. The feet stand
// apart to the side and one before the other, so that a tilt to the side is answered
// by a stride as well: one leg forward, the other back. Everything is linear; the
// limits of the actuators do the rest.
type balance struct {
	p    *BalanceParams
	plan *motor.Plan
	s    *motor.Senses
	row  []float64
}

// spring sets a joint's torque in the sense of its movement: drawn to an angle,
// damped, and driven.
func (b *balance) spring(j motor.Joint, stiffness, damping, angle, drive float64) {
	if !j.Exists() {
		return
	}
	q, v := j.Sign*b.s.JointPos[j.Actuator], j.Sign*b.s.JointVel[j.Actuator]
	b.row[j.Actuator] = 0
	j.Add(b.row, float64(stiffness*(angle-q))-float64(damping*v)+drive)
}

// act overwrites the joints that balance; others keep the plain spring that row
// holds already.
func (b *balance) act() {
	p, s, plan := b.p, b.s, b.plan
	pitch, pitchRate := s.Pitch(), s.PitchRate()
	ahead, aheadRate := s.Lean[0], s.Sway[0]
	b.spring(plan.AbdomenY, p.AbdomenStiffness, p.AbdomenDamping, p.AbdomenAngle,
		float64(p.AbdomenPitch*pitch)+float64(p.AbdomenPitchRate*pitchRate)+float64(p.AbdomenLean*ahead)+float64(p.AbdomenLeanRate*aheadRate))
	hip := float64(p.HipPitch*pitch) + float64(p.HipPitchRate*pitchRate) + float64(p.HipLean*ahead) + float64(p.HipLeanRate*aheadRate)
	knee := float64(p.KneePitch*pitch) + float64(p.KneePitchRate*pitchRate) + float64(p.KneeLean*ahead) + float64(p.KneeLeanRate*aheadRate)

	roll, rollRate := s.Roll(), s.RollRate()
	aside, asideRate := s.Lean[1], s.Sway[1]
	b.spring(plan.AbdomenX, p.AbdomenSideStiffness, p.AbdomenSideDamping, 0,
		float64(p.AbdomenSideRoll*roll)+float64(p.AbdomenSideRollRate*rollRate)+float64(p.AbdomenSideLean*aside)+float64(p.AbdomenSideLeanRate*asideRate))
	side := float64(p.HipSideRoll*roll) + float64(p.HipSideRollRate*rollRate) + float64(p.HipSideLean*aside) + float64(p.HipSideLeanRate*asideRate)

	yawRate := s.AngVel[2]
	b.spring(plan.AbdomenZ, p.AbdomenTurnStiffness, p.AbdomenTurnDamping, 0, float64(p.AbdomenTurnYawRate*yawRate))
	turn := float64(p.HipTurnRoll*roll) + float64(p.HipTurnYawRate*yawRate)
	stride := float64(p.StrideRoll*roll) + float64(p.StrideRollRate*rollRate) + float64(p.StrideYawRate*yawRate) + float64(p.StrideLean*aside) + float64(p.StrideLeanRate*asideRate)
	ankle := float64(p.AnklePitch*pitch) + float64(p.AnklePitchRate*pitchRate) + float64(p.AnkleLean*ahead) + float64(p.AnkleLeanRate*aheadRate)

	for _, of := range [...]motor.Side{motor.Left, motor.Right} {
		sign := 1.0 // of the right leg: behind, and adducting to the right tilt
		if of == motor.Left {
			sign = -1
		}
		b.spring(plan.Hip[of], p.HipStiffness, p.HipDamping, p.HipAngle+float64(sign*p.Split), hip+float64(sign*stride))
		b.spring(plan.Knee[of], p.KneeStiffness, p.KneeDamping, p.KneeAngle, knee)
		b.spring(plan.HipX[of], p.HipSideStiffness, p.HipSideDamping, -p.Abduction, sign*side)
		b.spring(plan.HipZ[of], p.HipTurnStiffness, p.HipTurnDamping, 0, sign*turn)
		b.spring(plan.Ankle[of], p.AnkleStiffness, p.AnkleDamping, p.AnkleAngle, ankle)
		for _, arm := range [...]motor.Joint{plan.Shoulder1[of], plan.Shoulder2[of], plan.Elbow[of]} {
			b.spring(arm, p.ArmStiffness, p.ArmDamping, 0, 0)
		}
	}
}
