#version 330 core
#include "lib/colour.glsl"
// Only the front-most sheet is kept: a glass shell, nearly clear where it faces
// the eye and milky where it turns away, so that gyri draw themselves. Colour
// is premultiplied by opacity; activity adds light on top.

in vec3 viewPos;
in vec3 viewNormal;
in float fold;
in float glow;

uniform sampler2D scale; // colour map, sRGB
uniform vec3 shell;      // colour of the surface, linear
uniform vec2 opacity;    // facing the eye, at the rim
uniform float emission;

out vec4 colour;

void main() {
    vec3 n = normalize(viewNormal);
    vec3 eye = normalize(-viewPos);
    float facing = clamp(dot(n, eye), 0.0, 1.0);
    float rim = pow(1.0 - facing, 1.6);
    float alpha = mix(opacity.x, opacity.y, rim);

    // Key light from above left, wrapped, and a faint fill from the right.
    float key = max(0.0, dot(n, normalize(vec3(-0.55, 0.70, 0.45))) * 0.6 + 0.4);
    float fill = max(0.0, dot(n, normalize(vec3(0.8, 0.1, 0.3))));
    float cavity = smoothstep(-0.9, 0.7, fold);
    vec3 matte = shell * (0.10 + 0.95 * key + 0.15 * fill) * mix(0.18, 1.0, cavity);
    alpha += 0.30 * (1.0 - cavity) * facing; // the floor of a sulcus is in shade

    // Active cortex glows from within: most where one looks straight into it.
    vec3 light = toLinear(texture(scale, vec2((glow * 255.0 + 0.5) / 256.0, 0.5)).rgb);
    float depth = mix(0.55, 1.0, facing) * mix(0.45, 1.0, cavity);
    colour = vec4(matte * alpha + light * emission * depth * smoothstep(0.0, 0.35, glow), alpha);
}
