// Package motor holds what the parts of the nervous system and the body say to
// one another: senses that go up, and named torque terms that come down.
//
// It is a leaf. Brainstem, spinal cord and body know this package and not each
// other; package sim joins them. Angles are radians, lengths metres, torques
// are in action units: the fraction of an actuator's gear that MuJoCo applies,
// limited to +-0.4 in Humanoid-v5 and +-1 in Walker2d-v5.
package motor
