package brainstem

// BalanceParams are the gains of the balance reflexes. They were found by CMA-ES
// for the mean time that Humanoid-v5 stands under this law alone (seeds from 1000,
// 5000 and 9000 on, 176 generations of 14 candidates with 4 episodes each) and
// then fixed.
type BalanceParams struct {
	On bool `name:"balance" default:"false" origin:"assumed" doc:"whether posture balances by these fitted gains or only draws every joint to the upright posture"`

	AbdomenStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"2.791015" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per angle away from the standing angle"`
	AbdomenDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"-0.046031" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque against the speed"`
	AbdomenAngle         float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"-0.02547" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): standing angle"`
	AbdomenPitch         float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"0.945595" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per forward tilt of the trunk"`
	AbdomenPitchRate     float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.160722" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per speed of that tilt"`
	AbdomenLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"1.17253" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per distance of the centre of mass before the feet"`
	AbdomenLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"1.092681" origin:"fitted" doc:"abdomen (abdomen_y, + backwards): torque per speed of the centre of mass forward"`
	HipStiffness         float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"3.978486" origin:"fitted" doc:"hips (+ extends): torque per angle away from the standing angle"`
	HipDamping           float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.172319" origin:"fitted" doc:"hips (+ extends): torque against the speed"`
	HipAngle             float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"-0.144922" origin:"fitted" doc:"hips (+ extends): standing angle"`
	HipPitch             float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"4.30785" origin:"fitted" doc:"hips (+ extends): torque per forward tilt of the trunk"`
	HipPitchRate         float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.165159" origin:"fitted" doc:"hips (+ extends): torque per speed of that tilt"`
	HipLean              float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-1.359321" origin:"fitted" doc:"hips (+ extends): torque per distance of the centre of mass before the feet"`
	HipLeanRate          float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"2.584887" origin:"fitted" doc:"hips (+ extends): torque per speed of the centre of mass forward"`
	KneeStiffness        float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"5.601378" origin:"fitted" doc:"knees (+ extends): torque per angle away from the standing angle"`
	KneeDamping          float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.356008" origin:"fitted" doc:"knees (+ extends): torque against the speed"`
	KneeAngle            float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0.335953" origin:"fitted" doc:"knees (+ extends): standing angle"`
	KneePitch            float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"1.032048" origin:"fitted" doc:"knees (+ extends): torque per forward tilt of the trunk"`
	KneePitchRate        float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.464805" origin:"fitted" doc:"knees (+ extends): torque per speed of that tilt"`
	KneeLean             float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"0.595072" origin:"fitted" doc:"knees (+ extends): torque per distance of the centre of mass before the feet"`
	KneeLeanRate         float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"0.827932" origin:"fitted" doc:"knees (+ extends): torque per speed of the centre of mass forward"`
	AbdomenSideStiffness float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"-1.237555" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per angle away from the standing angle"`
	AbdomenSideDamping   float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"-0.392712" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque against the speed"`
	AbdomenSideRoll      float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"3.056362" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per tilt of the trunk to the right"`
	AbdomenSideRollRate  float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"0.577447" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of that tilt"`
	AbdomenSideLean      float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-1.931209" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per distance of the centre of mass to the left of the feet"`
	AbdomenSideLeanRate  float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"-0.20439" origin:"fitted" doc:"abdomen sideways (abdomen_x, + to the left): torque per speed of the centre of mass to the left"`
	HipSideStiffness     float64 `unit:"1/rad" min:"-12" max:"12" step:"0.1" default:"4.299657" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per angle away from the standing angle"`
	HipSideDamping       float64 `unit:"s/rad" min:"-1" max:"1.5" step:"0.01" default:"0.380801" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque against the speed"`
	HipSideRoll          float64 `unit:"1/rad" min:"-15" max:"15" step:"0.1" default:"-1.751889" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per tilt of the trunk to the right; adducts the right, abducts the left leg"`
	HipSideRollRate      float64 `unit:"s/rad" min:"-2" max:"2" step:"0.01" default:"-0.457646" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per speed of that tilt; adducts the right, abducts the left leg"`
	HipSideLean          float64 `unit:"1/m" min:"-15" max:"15" step:"0.1" default:"-1.081797" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per distance of the centre of mass to the left of the feet; adducts the right, abducts the left leg"`
	HipSideLeanRate      float64 `unit:"s/m" min:"-5" max:"5" step:"0.05" default:"1.017685" origin:"fitted" doc:"hips sideways (hip_x, + adducts): torque per speed of the centre of mass to the left; adducts the right, abducts the left leg"`
	Abduction            float64 `unit:"rad" min:"-0.4" max:"0.4" step:"0.01" default:"-0.005903" origin:"fitted" doc:"how far both legs stand to the side"`
	Split                float64 `unit:"rad" min:"-1" max:"1" step:"0.01" default:"0.28192" origin:"fitted" doc:"how far the right leg stands behind and the left before the hips"`

	ArmStiffness float64 `unit:"1/rad" min:"0" max:"10" step:"0.1" default:"2" origin:"hard-wired" doc:"arms: torque per angle away from hanging"`
	ArmDamping   float64 `unit:"s/rad" min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"arms: torque against the speed"`
}
