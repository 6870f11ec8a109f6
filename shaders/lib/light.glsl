// The light on the stage: a warm key above left, a quarter of it as fill from
// the right, a cool rim from behind, a dim sky. Linear light.

uniform vec3 keyDir;  // towards the lamps, unit length
uniform vec3 fillDir;
uniform vec3 rimDir;

const vec3 KEY = vec3(1.00, 0.92, 0.82) * 1.45;
const vec3 FILL = vec3(0.78, 0.89, 1.00) * 0.30;
const vec3 RIM = vec3(0.66, 0.82, 1.00) * 0.55;
const vec3 SKY = vec3(0.72, 0.84, 1.00) * 0.20;
const vec3 GROUND = vec3(0.60, 0.52, 0.46) * 0.10;

// Light of the surroundings on a surface that faces n.
vec3 ambient(vec3 n) { return mix(GROUND, SKY, 0.5 + 0.5 * n.z); }
