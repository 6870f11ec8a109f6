// How activity shows on cortex. On a dark stage it shines; on a light one it is
// ink that covers.

uniform sampler2D scale; // colour map, linear
uniform float emission;  // on a dark stage
uniform float paper;     // 1 on a light stage, 0 on a dark one

vec3 activityColour(float glow) { return textureLod(scale, vec2((glow * 255.0 + 0.5) / 256.0, 0.5), 0.0).rgb; }

// Lesioned cortex is outside the scale, at -1: dark, hatched by lines that lie
// 6 mm apart and on the screen keep their direction. at is in mm of view space,
// key the light.
vec4 lesioned(vec4 colour, float glow, vec3 at, vec3 shell, float key) {
    float gone = smoothstep(0.1, 0.5, -glow);
    float s = (at.x + at.y) / 6.0;
    float line = smoothstep(0.45, 0.65, abs(fract(s) * 2.0 - 1.0));
    float light = paper > 0.5 ? mix(0.75, 0.25, line) : mix(0.02, 0.16, line);
    return mix(colour, vec4(shell * light * (0.4 + 0.6 * key), 1.0) * 0.92, gone);
}

// Cortex at rest stays quiet, what is above it stands out.
float activityGain(float glow) { return mix(0.18, 1.0, smoothstep(0.36, 0.68, glow)); }
