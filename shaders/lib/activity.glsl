// How activity shows on cortex. On a dark stage it shines; on a light one it is
// ink that covers.

uniform sampler2D scale; // colour map, linear
uniform float emission;  // on a dark stage
uniform float paper;     // 1 on a light stage, 0 on a dark one

vec3 activityColour(float glow) { return texture(scale, vec2((glow * 255.0 + 0.5) / 256.0, 0.5)).rgb; }

// Cortex at rest stays quiet, what is above it stands out.
float activityGain(float glow) { return mix(0.18, 1.0, smoothstep(0.36, 0.68, glow)); }
