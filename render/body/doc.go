// Package body draws the newborn's body: the shapes of the physical model,
// joined into one skin, on a floor that fades into the stage.
//
// Nothing is invented about the shapes: each is drawn where and as large as the
// physics has it; where neighbours meet, a fillet of a few centimetres makes
// skin of them (a smooth union of signed distances), and bridges fill the gaps
// that the model leaves: thin links at neck and shoulders, patches at the waist.
// Bridges are picture only.
//
// Shadows and ambient occlusion are computed in closed form from the same
// capsules, after Quilez ("capsule soft shadow", "sphere occlusion").
//
// Joints glow in the colour of the cause that turns them most.
package body
