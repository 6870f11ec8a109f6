// What the body takes of the light, in closed form: every shape is a capsule (a
// sphere has no length), the lamp is a disc at infinity. No shadow map, so no
// resolution, no acne, and a penumbra that widens with distance as it should.

#include "lib/parts.glsl"

uniform mat3 lamp;      // world to lamp
uniform float penumbra; // tangent of the lamp's half angle

// How much of the lamp is seen past a shape by q, in the lamp's axes. fade keeps
// a shape from shading itself: how far off it must be to count in full.
float past(vec3 q, vec4 a, vec4 b, float fade) {
    vec2 off = q.xy - a.xy;
    float h = clamp(dot(off, b.xy) * b.w, -1.0, 1.0);
    float away = a.z + h * b.z - q.z;
    float width = penumbra * max(away, 0.0) + 0.002;
    float seen = clamp(0.5 + 0.5 * (length(off - h * b.xy) - a.w) / width, 0.0, 1.0);
    return 1.0 - (1.0 - seen * seen * (3.0 - 2.0 * seen)) * clamp(away * fade, 0.0, 1.0);
}

// How much of its surroundings a surface at p that faces n sees past a shape.
float open(vec3 p, vec3 n, vec4 a, vec4 b) {
    vec3 from = p - a.xyz;
    vec3 to = clamp(dot(from, b.xyz) * b.w, -1.0, 1.0) * b.xyz - from;
    float near = inversesqrt(dot(to, to)); // 1 / distance
    float size = min(a.w * near, 1.0);
    return 1.0 - max(dot(n, to), 0.0) * near * size * size;
}

// x: how much of the lamp is seen from p; y: how much of the surroundings.
vec2 occlusion(vec3 p, vec3 n, float fade) {
    vec3 q = lamp * p;
    vec2 see = vec2(1.0);
    fade = 1.0 / fade;
#define SHAPE(i) see *= vec2(past(q, lampA[i], lampB[i], fade), open(p, n, shapeA[i], shapeB[i]));
    EACH_SHAPES(SHAPE)
    return see;
}
