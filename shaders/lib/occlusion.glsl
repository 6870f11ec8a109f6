// What the body takes of the light, in closed form: every shape is a capsule (a
// sphere has no length), the lamp is a disc at infinity. No shadow map, so no
// resolution, no acne, and a penumbra that widens with distance as it should.

const int MOST_SHAPES = 32;

uniform int shapes;
uniform vec4 shapeA[MOST_SHAPES]; // one end, radius
uniform vec4 shapeB[MOST_SHAPES]; // the way to the other end, 1 / its length squared
uniform vec4 lampA[MOST_SHAPES];  // the same seen from the lamp: across, across, towards it; radius
uniform vec4 lampB[MOST_SHAPES];  // 1 / its length across, squared
uniform mat3 lamp;                // world to lamp
uniform float penumbra;           // tangent of the lamp's half angle

// x: how much of the lamp is seen from p; y: how much of the surroundings from a
// surface with normal n. fade keeps a shape from shading itself: its length is
// how far off a caster must be to count in full.
vec2 occlusion(vec3 p, vec3 n, float fade) {
    vec3 q = lamp * p;
    float lit = 1.0, open = 1.0;
    for (int i = 0; i < shapes; i++) {
        vec4 a = lampA[i], b = lampB[i];
        vec2 off = q.xy - a.xy;
        float h = clamp(dot(off, b.xy) * b.w, 0.0, 1.0);
        float gap = length(off - h * b.xy) - a.w;
        float away = a.z + h * b.z - q.z;
        float width = penumbra * max(away, 0.0) + 0.002;
        float seen = clamp(0.5 + 0.5 * gap / width, 0.0, 1.0);
        seen = seen * seen * (3.0 - 2.0 * seen);
        lit *= mix(1.0, seen, clamp(away / fade, 0.0, 1.0));

        vec4 sa = shapeA[i], sb = shapeB[i];
        vec3 from = p - sa.xyz;
        vec3 to = clamp(dot(from, sb.xyz) * sb.w, 0.0, 1.0) * sb.xyz - from;
        float far2 = dot(to, to);
        open *= 1.0 - max(dot(n, to), 0.0) * inversesqrt(far2) * min(sa.w * sa.w / far2, 1.0);
    }
    return vec2(lit, open);
}
