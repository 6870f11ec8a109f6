// The light on the stage: a warm key above left, a quarter of it as fill from
// the right, a cool rim from behind, a dim sky. Linear light.

uniform vec3 keyDir;  // towards the lamps, unit length
uniform vec3 fillDir;
uniform vec3 rimDir;

const vec3 KEY = vec3(1.00, 0.93, 0.84) * 2.1;
const vec3 FILL = vec3(0.80, 0.90, 1.00) * 0.50;
const vec3 RIM = vec3(0.62, 0.80, 1.00) * 1.1;
const vec3 SKY = vec3(0.70, 0.82, 1.00) * 0.34;
const vec3 GROUND = vec3(0.55, 0.50, 0.46) * 0.16;

// Light of the surroundings on a surface that faces n.
vec3 ambient(vec3 n) { return mix(GROUND, SKY, 0.5 + 0.5 * n.z); }
