package brainstem

// BalanceParams are the gains of the balance reflexes. The defaults here are plain
// springs; what a body stands by is set for each (package sim): for Humanoid-v5 by a
// search for the steps that the newborn stands with every reflex and the cord at
// work, which data/balance tells of, for Walker2d-v5 by hand.
type BalanceParams struct {
	On bool `name:"balance" default:"false" origin:"assumed" doc:"whether posture balances by these gains or only draws every joint to the upright posture"`

	AbdomenStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque per angle away from the standing angle"`
	AbdomenDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque against the speed"`
	AbdomenAngle         float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): standing angle"`
	AbdomenPitch         float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque per forward tilt of the trunk"`
	AbdomenPitchRate     float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque per speed of that tilt"`
	AbdomenLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque per distance of the centre of mass before the feet"`
	AbdomenLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"abdomen (abdomen_y, + backwards): torque per speed of the centre of mass forward"`
	HipStiffness         float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"hips (+ extends): torque per angle away from the standing angle"`
	HipDamping           float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"hips (+ extends): torque against the speed"`
	HipAngle             float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0" origin:"hard-wired" doc:"hips (+ extends): standing angle"`
	HipPitch             float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips (+ extends): torque per forward tilt of the trunk"`
	HipPitchRate         float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"hips (+ extends): torque per speed of that tilt"`
	HipLean              float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips (+ extends): torque per distance of the centre of mass before the feet"`
	HipLeanRate          float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"hips (+ extends): torque per speed of the centre of mass forward"`
	KneeStiffness        float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"knees (+ extends): torque per angle away from the standing angle"`
	KneeDamping          float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"knees (+ extends): torque against the speed"`
	KneeAngle            float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0" origin:"hard-wired" doc:"knees (+ extends): standing angle"`
	KneePitch            float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"knees (+ extends): torque per forward tilt of the trunk"`
	KneePitchRate        float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"knees (+ extends): torque per speed of that tilt"`
	KneeLean             float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"knees (+ extends): torque per distance of the centre of mass before the feet"`
	KneeLeanRate         float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"knees (+ extends): torque per speed of the centre of mass forward"`
	AbdomenSideStiffness float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque per angle away from the standing angle"`
	AbdomenSideDamping   float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque against the speed"`
	AbdomenSideRoll      float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque per tilt of the trunk to the right"`
	AbdomenSideRollRate  float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of that tilt"`
	AbdomenSideLean      float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque per distance of the centre of mass to the left of the feet"`
	AbdomenSideLeanRate  float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of the centre of mass to the left"`
	HipSideStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque per angle away from the standing angle"`
	HipSideDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque against the speed"`
	HipSideRoll          float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque per tilt of the trunk to the right; adducts the right, abducts the left leg"`
	HipSideRollRate      float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque per speed of that tilt; adducts the right, abducts the left leg"`
	HipSideLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque per distance of the centre of mass to the left of the feet; adducts the right, abducts the left leg"`
	HipSideLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"hips sideways (hip_x, + adducts): torque per speed of the centre of mass to the left; adducts the right, abducts the left leg"`
	Abduction            float64 `unit:"rad" min:"-0.4" max:"0.4" step:"0.01" default:"0" origin:"hard-wired" doc:"how far both legs stand to the side"`
	Split                float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0" origin:"hard-wired" doc:"how far the right leg stands behind and the left before the hips"`

	HipTurnStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"turn of the thighs (hip_z, + inwards): torque per angle away from straight ahead"`
	HipTurnDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"turn of the thighs (hip_z, + inwards): torque against the speed"`
	HipTurnRoll          float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"turn of the thighs (hip_z, + inwards): torque per tilt of the trunk to the right; the right inwards, the left outwards"`
	HipTurnYawRate       float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"turn of the thighs (hip_z, + inwards): torque per speed of the trunk's turn to the left; the right inwards, the left outwards"`
	AbdomenTurnStiffness float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"turn of the abdomen (abdomen_z): torque per angle away from straight ahead"`
	AbdomenTurnDamping   float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"turn of the abdomen (abdomen_z): torque against the speed"`
	AbdomenTurnYawRate   float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"turn of the abdomen (abdomen_z, + to the right): torque per speed of the trunk's turn to the left"`
	StrideRoll           float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips against each other (the right extends, the left flexes): torque per tilt of the trunk to the right"`
	StrideRollRate       float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"hips against each other (the right extends, the left flexes): torque per speed of that tilt"`
	StrideYawRate        float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"hips against each other (the right extends, the left flexes): torque per speed of the trunk's turn to the left"`
	StrideLean           float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"hips against each other (the right extends, the left flexes): torque per distance of the centre of mass to the left of the feet"`
	StrideLeanRate       float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"hips against each other (the right extends, the left flexes): torque per speed of the centre of mass to the left"`
	AnkleStiffness       float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"1" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque per angle away from the standing angle"`
	AnkleDamping         float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.05" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque against the speed"`
	AnkleAngle           float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0" origin:"hard-wired" doc:"ankles (+ lifts the toes): standing angle"`
	AnklePitch           float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque per forward tilt of the trunk"`
	AnklePitchRate       float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque per speed of that tilt"`
	AnkleLean            float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque per distance of the centre of mass before the feet"`
	AnkleLeanRate        float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0" origin:"hard-wired" doc:"ankles (+ lifts the toes): torque per speed of the centre of mass forward"`

	ArmStiffness float64 `unit:"1/rad" min:"0" max:"10" step:"0.1" default:"2" origin:"hard-wired" doc:"arms: torque per angle away from hanging"`
	ArmDamping   float64 `unit:"s/rad" min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"arms: torque against the speed"`
}
