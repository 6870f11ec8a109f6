#version 330 core
// Grey matter, cut: matte, with a fine edge where it meets what surrounds it.

in float depth;
in float glow;

uniform sampler2D scale; // colour map, linear
uniform vec3 shell;      // colour of the surface, linear
uniform vec2 opacity;    // of the surface: facing the eye, at the rim
uniform float emission;

out vec4 colour;

void main() {
    float edge = abs(2.0 * depth - 1.0);
    edge *= edge;
    float alpha = min(opacity.y * 1.7, 1.0);
    vec3 light = texture(scale, vec2((glow * 255.0 + 0.5) / 256.0, 0.5)).rgb;
    float gain = mix(0.25, 1.0, smoothstep(0.2, 0.6, glow));
    colour = vec4(shell * mix(0.26, 0.62, edge * edge) * alpha + light * emission * gain, alpha);
}
