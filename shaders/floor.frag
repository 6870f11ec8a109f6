#version 330 core
// A matte floor with a 1 m grid, in a pool of light that fades into the stage.

#include "lib/colour.glsl"
#include "lib/light.glsl"

in vec2 foot; // m

uniform vec3 middle;   // of the pool of light
uniform float radius;  // where the fog has closed, m
#ifdef SHADE
uniform sampler2D shade; // of the body, see shadow.frag
uniform vec4 field;    // where: low x, y, 1 / width, 1 / height
uniform float share; // of the texels that hold it
#endif
uniform vec3 stage;    // sRGB
uniform vec3 ground;   // linear
uniform vec3 line;     // linear

out vec4 colour;

// Share of a pixel's footprint that lies on a grid line, exact for a box filter
// (Quilez, "filterable procedurals").
float grid(vec2 p, vec2 w, float thick) {
    vec2 a = p + 0.5 * w, b = p - 0.5 * w;
    float n = 1.0 / thick;
    vec2 i = (floor(a) + min(fract(a) * n, 1.0) - floor(b) - min(fract(b) * n, 1.0)) / (n * w);
    return 1.0 - (1.0 - i.x) * (1.0 - i.y);
}

void main() {
    vec2 width = max(fwidth(foot), 1e-5);
    vec2 off = foot - middle.xy;
    float square = dot(off, off);
    float fog = smoothstep(1.0, radius, sqrt(square));
    vec2 see = vec2(1.0);
#ifdef SHADE
    // The shade runs out towards the border of its field.
    vec2 at = (foot - field.xy) * field.zw;
    vec2 inside = smoothstep(0.0, 0.1, at) * smoothstep(0.0, 0.1, 1.0 - at);
    see = mix(see, texture(shade, at * share).rg, inside.x * inside.y);
#endif

    vec3 light = KEY * (keyDir.z * mix(0.06, 1.0, see.x));
    light += (FILL * max(fillDir.z, 0.0) + SKY) * see.y;
    float x = square / 9.0;
    float pool = 1.0 / (1.0 + x * (1.0 + x * (0.5 + x / 6.0))); // nearly exp(-x)
    float lines = grid(foot + 0.006, width, 0.012);
    vec3 base = mix(ground, line, lines * 0.8);
    vec3 lit = base * light * (mix(0.35, 1.0, pool) * mix(0.55, 1.0, see.y));
    vec3 shown = mix(rootSRGB(filmic(lit)), stage, fog);
    colour = vec4(shown + (dither(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
