package brainstem

import "encephagen/sim/motor"

// Params are the brainstem's parameters, a group for each reflex. Torques are
// in action units: the fraction of an actuator's gear, limited to 0.4 in
// Humanoid-v5 and to 1 in Walker2d-v5.
type Params struct {
	Righting   RightingParams
	Moro       MoroParams
	Startle    StartleParams
	Grasp      GraspParams
	ATNR       ATNRParams
	Rooting    RootingParams
	Withdrawal WithdrawalParams
	Support    SupportParams
	Arc        ArcParams
	Breathing  BreathingParams
	Movements  MovementsParams
	Knee       KneeParams
	Posture    PostureParams
	Balance    BalanceParams
	Stepping   SteppingParams
	Gate       GateParams
}

// The terms in the order of their rows.
const (
	termRighting = iota
	termMoro
	termStartle
	termGrasp
	termATNR
	termRooting
	termWithdrawal
	termSupport
	termBreathing
	termMovements
	termKnee
	termPosture
	termCount
)

// Brainstem is a living brainstem.
type Brainstem struct {
	params   *Params
	plan     motor.Plan
	previous previous
	felt     afferents

	righting   righting
	moro       moro
	startle    startle
	grasp      grasp
	atnr       atnr
	rooting    rooting
	withdrawal withdrawal
	support    support
	breathing  breathing
	movements  movements
	posture    posture
	stepping   float64
}

// New makes a brainstem at birth for a kind of body. It keeps p and reads it at
// each Update.
func New(p *Params, plan motor.Plan, seed uint64) *Brainstem {
	return &Brainstem{params: p, plan: plan, movements: newMovements(seed)}
}

// Terms names the rows of torque that Update writes. They are the same for every
// body; what a body has no joint for stays zero.
func (b *Brainstem) Terms() []motor.Term {
	const origin = "hard-wired"
	return []motor.Term{
		termRighting:   {Name: "righting", Family: motor.Postural, Origin: origin},
		termMoro:       {Name: "Moro", Family: motor.Protective, Origin: origin},
		termStartle:    {Name: "startle", Family: motor.Protective, Origin: origin},
		termGrasp:      {Name: "grasp", Family: motor.Orienting, Origin: origin},
		termATNR:       {Name: "ATNR", Family: motor.Orienting, Origin: origin},
		termRooting:    {Name: "rooting", Family: motor.Orienting, Origin: origin},
		termWithdrawal: {Name: "withdrawal", Family: motor.Protective, Origin: origin},
		termSupport:    {Name: "supporting", Family: motor.Postural, Origin: origin},
		termBreathing:  {Name: "breathing", Family: motor.Rhythmic, Origin: origin},
		termMovements:  {Name: "general movements", Family: motor.Rhythmic, Origin: origin},
		termKnee:       {Name: "knee", Family: motor.Postural, Origin: origin},
		termPosture:    {Name: "posture", Family: motor.Postural, Origin: origin},
	}
}

// Update runs the reflexes for one control tick. It overwrites one row of
// torque for each term.
func (b *Brainstem) Update(s *motor.Senses, terms [][]float64) {
	if s.DT <= 0 {
		panic("brainstem: senses without the length of a tick")
	}
	for i := range termCount {
		if len(terms[i]) < b.plan.Actuators {
			panic("brainstem: row of torque shorter than the body")
		}
		clear(terms[i])
	}
	p, plan, changed := b.params, &b.plan, b.previous.compare(s)

	b.felt.add(p.demand(s, changed))
	felt, arc := &b.felt, &p.Arc

	// Protective reflexes come first: the gate needs to know of them.
	b.moro.update(&p.Moro, arc, plan, s, felt, terms[termMoro])
	b.startle.update(&p.Startle, arc, plan, s, felt, terms[termStartle])
	b.withdrawal.update(&p.Withdrawal, arc, plan, s, felt, terms[termWithdrawal])
	open := p.Gate.shares(b.moro.running(), b.startle.level(), b.withdrawal.activity)

	b.righting.update(&p.Righting, plan, s, open.righting, terms[termRighting])
	b.grasp.update(&p.Grasp, arc, plan, s, felt, terms[termGrasp])
	b.atnr.update(&p.ATNR, arc, plan, s, felt, terms[termATNR])
	b.rooting.update(&p.Rooting, arc, plan, s, felt, open.rooting, terms[termRooting])
	b.support.update(&p.Support, arc, plan, s, felt, terms[termSupport])
	b.breathing.update(&p.Breathing, plan, s, terms[termBreathing])
	b.movements.update(&p.Movements, plan, s, terms[termMovements])
	p.Knee.tone(plan, terms[termKnee])
	b.posture.update(&p.Posture, plan, s, &p.Balance, terms[termPosture])
	b.stepping = open.stepping * p.Stepping.drive(s)
}

// demand is what of a tick has to be answered.
func (p *Params) demand(s *motor.Senses, changed change) (d demand) {
	if p.Moro.called(s, changed) {
		d.moro = 1
	}
	d.startle = p.Startle.called(s, changed)
	d.turn = s.HeadTurn
	d.palm, d.sole, d.cheek, d.pinch = units(s.PalmTouch), units(s.SoleTouch), units(s.CheekTouch), units(s.Pinch)
	return d
}

// Stepping is the drive to the cord's rhythm generator behind the gate, 0..1.
func (b *Brainstem) Stepping() float64 { return b.stepping }

// Reset says that the body was put back on its feet: being lifted is no
// stimulus, and a reflex to the fall is over. Breathing and general movements
// go on.
func (b *Brainstem) Reset() {
	b.previous = previous{}
	b.felt = afferents{}
	b.moro = moro{}
	for k := range b.startle.stage {
		b.startle.stage[k].level = 0
	}
}

// Reflexes names what Activity measures. The tone of the knees is constant and
// not among them.
func (b *Brainstem) Reflexes() []string {
	return []string{"righting", "Moro", "startle", "grasp", "ATNR", "rooting", "withdrawal", "supporting", "breathing", "general movements", "posture", "stepping"}
}

// Activity fills dst with how far each reflex is engaged in this tick, 0 to 1
// of its own full response.
func (b *Brainstem) Activity(dst []float64) {
	all := [...]float64{
		b.righting.activity, b.moro.activity, b.startle.level(), b.grasp.activity, b.atnr.activity,
		b.rooting.activity, b.withdrawal.activity, b.support.activity,
		b.breathing.activity(), b.movements.activity, b.posture.activity, b.stepping,
	}
	copy(dst, all[:])
}
