// How much of the light of something inside the brain reaches the eye: what is
// on the far side is dimmer, which tells near from far without hiding it.

uniform vec2 cue; // distance of the nearest and the farthest point, view units

float depthCue(float distance) { return mix(1.0, 0.16, smoothstep(cue.x, cue.y, distance)); }
