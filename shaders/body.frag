#version 330 core
// Skin-neutral, matte, a little translucent at its terminator; light from
// within at the joints.

#include "lib/colour.glsl"
#include "lib/light.glsl"

in vec3 place;
in vec3 normal;
in vec3 albedo;
in vec2 seen;
in vec4 emission;

uniform vec3 eye;

out vec4 colour;

#ifdef FACE
uniform vec4 head; // centre, radius
uniform mat3 face; // world to the head's own axes

// Two quiet eyes, so that one sees where the newborn faces.
float eyes(vec3 n, vec3 v) {
    vec3 q = face * (place - head.xyz) / max(head.w, 1e-6);
    vec2 off = vec2(abs(q.y) - 0.37, q.z + 0.02) / vec2(0.110, 0.145);
    float d = length(off);
    float soft = fwidth(d);
    return q.x > 0.0 ? (1.0 - smoothstep(1.0 - soft, 1.0 + soft, d)) * smoothstep(0.05, 0.3, dot(n, v)) : 0.0;
}
#endif

void main() {
    vec3 n = normalize(normal);
    vec3 v = normalize(eye - place);
    vec2 see = seen;

    vec3 skin = albedo;
#ifdef FACE
    float look = eyes(n, v);
    skin = mix(skin, vec3(0.010, 0.012, 0.016), look);
#endif

    // Light wraps a little round the terminator and turns warm there, as it does
    // in skin; not so in shadows, which would look like a joint that glows.
    float key = dot(n, keyDir);
    float lambert = max(key, 0.0) * see.x;
    float wrapped = max((key + 0.35) / 1.35, 0.0) * see.x;
    vec3 warm = vec3(lambert) + vec3(0.30, 0.10, 0.05) * max(wrapped - lambert, 0.0);
    vec3 light = KEY * warm;
    light += FILL * max((dot(n, fillDir) + 0.3) / 1.3, 0.0) * see.y;
    light += ambient(n) * see.y;
    vec3 lit = skin * light;

    // Roughness 0.6: a broad, faint highlight, the cosine to the 14th; the eyes
    // are wet.
    float h = max(dot(n, normalize(keyDir + v)), 0.0);
    float h2 = h * h, h4 = h2 * h2;
    float spec = 0.07 * h4 * h4 * h4 * h2;
#ifdef FACE
    spec = mix(spec, 1.2 * pow(h, 160.0), look);
#endif
    lit += KEY * spec * see.x * max(key, 0.0);

    // The rim: grazing light from behind.
    float side = 1.0 - max(dot(n, v), 0.0);
    float graze = side * side * side;
    lit += RIM * graze * (0.25 + 0.75 * max(dot(n, rimDir), 0.0)) * mix(0.4, 1.0, see.y) * 0.5;

    // A glowing joint shines through the skin: its colour takes the skin's place,
    // with enough of the shading left to show the form.
    vec3 shine = emission.rgb * (0.8 + 0.5 * dot(n, v));
    lit = lit * (1.0 - 0.9 * emission.a) + shine;
    colour = vec4(rootSRGB(filmic(lit)) + (dither(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
