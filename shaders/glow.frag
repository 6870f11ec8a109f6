#version 330 core
#include "lib/colour.glsl"
#include "lib/shell.glsl"
// Puts the brain together: the inside seen through the shell, the glow around
// what shines, the stage behind, then from light to sRGB with a fixed exposure.
// Outlines of the shell are smoothed here where it is drawn with one sample a
// pixel, after Lottes 2009, "FXAA": across an edge, along its direction.

in vec2 uv;
uniform sampler2D inside;
uniform sampler2D shell;
uniform sampler2D bloom;
uniform vec3 stage; // linear
uniform vec3 bias;    // sRGB: what rootSRGB makes the stage too dark by
uniform float strength;
out vec4 colour;

// How much of an edge the eye sees there.
float weight(vec4 c) { return c.a + c.g * c.g * SHELL_MOST; }

// One side of an edge is enough to smooth it, so that two neighbours tell nearly
// everywhere that there is none.
vec4 smoothed(ivec2 at, vec4 middle) {
    vec4 a = texelFetchOffset(shell, at, 0, ivec2(1, 0)), c = texelFetchOffset(shell, at, 0, ivec2(0, 1));
    float e = weight(a), n = weight(c), m = weight(middle);
    if (max(abs(e - m), abs(n - m)) < 0.16) return middle;
    vec4 b = texelFetchOffset(shell, at, 0, ivec2(-1, 0)), d = texelFetchOffset(shell, at, 0, ivec2(0, -1));
    float w = weight(b), s = weight(d);
    float low = min(m, min(min(e, w), min(n, s))), high = max(m, max(max(e, w), max(n, s)));
    // Blend over the edge by how far the middle stands out of its neighbours.
    float odd = clamp(abs(0.25 * (e + w + n + s) - m) / (high - low), 0.0, 1.0);
    vec4 over = abs(e - w) > abs(n - s) ? 0.5 * (a + b) : 0.5 * (c + d);
    return mix(middle, over, 0.5 + 0.5 * odd);
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 back = texelFetch(inside, at, 0);
    vec4 front = texelFetch(shell, at, 0);
#ifdef SMOOTH
    front = smoothed(at, front);
#endif
    front = unpackShell(front);
    vec3 light = front.rgb + back.rgb * (1.0 - front.a) + strength * texture(bloom, uv).rgb;
    float clear = (1.0 - back.a) * (1.0 - front.a);
    // A soft shoulder: dark tones stay as they are, bright ones turn white
    // instead of being cut off.
    vec3 square = light * light;
    vec3 shoulder = light * inversesqrt(sqrt(1.0 + square * square));
    vec3 c = rootSRGB(shoulder + stage * clear) + bias * clear;
    colour = vec4(c + (dither(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
