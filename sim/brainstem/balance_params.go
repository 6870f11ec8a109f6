package brainstem

// BalanceParams are the gains of the balance reflexes: searched by CMA-ES for the
// mean steps that Humanoid-v5 stands with every reflex and the cord at work, then
// fixed (25 November 2026; seeds from 1000 on only). That search began with the
// gains of an earlier one for this law alone, three of them shifted to leave room
// for righting and the tone of the knees, and was still rising when it ended:
//
//	encephagen calibrate reflexes --search-seed 1 --generations 76 --population 14 --episodes 5 --step 0.12
//
// The same command now goes on from here. On unseen seeds 0 to 39 the newborn
// stands for 107 steps without and 285 with them; `encephagen survive --seeds 0:40
// --set brainstem.balance.on=true` shows it. For Walker2d-v5 nothing was searched.
type BalanceParams struct {
	On bool `name:"balance" default:"false" origin:"assumed" doc:"whether posture balances by these fitted gains or only draws every joint to the upright posture"`

	AbdomenStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"3.39457" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per angle away from the standing angle"`
	AbdomenDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"-0.03848" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque against the speed"`
	AbdomenAngle         float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"-0.07512" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): standing angle"`
	AbdomenPitch         float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"-0.09088" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per forward tilt of the trunk"`
	AbdomenPitchRate     float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.18893" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per speed of that tilt"`
	AbdomenLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"2.68684" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per distance of the centre of mass before the feet"`
	AbdomenLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"1.31502" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per speed of the centre of mass forward"`
	HipStiffness         float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"4.30994" origin:"fitted" doc:"hips (+ extends): torque per angle away from the standing angle"`
	HipDamping           float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.2329" origin:"fitted" doc:"hips (+ extends): torque against the speed"`
	HipAngle             float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"-0.09145" origin:"fitted" doc:"hips (+ extends): standing angle"`
	HipPitch             float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"3.56205" origin:"fitted" doc:"hips (+ extends): torque per forward tilt of the trunk"`
	HipPitchRate         float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.26807" origin:"fitted" doc:"hips (+ extends): torque per speed of that tilt"`
	HipLean              float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-1.10893" origin:"fitted" doc:"hips (+ extends): torque per distance of the centre of mass before the feet"`
	HipLeanRate          float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"2.26678" origin:"fitted" doc:"hips (+ extends): torque per speed of the centre of mass forward"`
	KneeStiffness        float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"6.569" origin:"fitted" doc:"knees (+ extends): torque per angle away from the standing angle"`
	KneeDamping          float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.30534" origin:"fitted" doc:"knees (+ extends): torque against the speed"`
	KneeAngle            float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0.243" origin:"fitted" doc:"knees (+ extends): standing angle"`
	KneePitch            float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"1.79613" origin:"fitted" doc:"knees (+ extends): torque per forward tilt of the trunk"`
	KneePitchRate        float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.21908" origin:"fitted" doc:"knees (+ extends): torque per speed of that tilt"`
	KneeLean             float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-0.09626" origin:"fitted" doc:"knees (+ extends): torque per distance of the centre of mass before the feet"`
	KneeLeanRate         float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"1.19147" origin:"fitted" doc:"knees (+ extends): torque per speed of the centre of mass forward"`
	AbdomenSideStiffness float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"-2.40426" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per angle away from the standing angle"`
	AbdomenSideDamping   float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"-0.23063" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque against the speed"`
	AbdomenSideRoll      float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"2.42305" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per tilt of the trunk to the right"`
	AbdomenSideRollRate  float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.71418" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of that tilt"`
	AbdomenSideLean      float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-2.95177" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per distance of the centre of mass to the left of the feet"`
	AbdomenSideLeanRate  float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"-0.22172" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of the centre of mass to the left"`
	HipSideStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"4.08888" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per angle away from the standing angle"`
	HipSideDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.29646" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque against the speed"`
	HipSideRoll          float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"-2.51604" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per tilt of the trunk to the right; adducts the right, abducts the left leg"`
	HipSideRollRate      float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"-0.59834" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per speed of that tilt; adducts the right, abducts the left leg"`
	HipSideLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-0.52868" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per distance of the centre of mass to the left of the feet; adducts the right, abducts the left leg"`
	HipSideLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0.63371" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per speed of the centre of mass to the left; adducts the right, abducts the left leg"`
	Abduction            float64 `unit:"rad" min:"-0.4" max:"0.4" step:"0.01" default:"-0.02289" origin:"fitted" doc:"how far both legs stand to the side"`
	Split                float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0.32648" origin:"fitted" doc:"how far the right leg stands behind and the left before the hips"`

	ArmStiffness float64 `unit:"1/rad" min:"0" max:"10" step:"0.1" default:"2" origin:"hard-wired" doc:"arms: torque per angle away from hanging"`
	ArmDamping   float64 `unit:"s/rad" min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"arms: torque against the speed"`
}
