#version 330 core
#include "lib/activity.glsl"
// Grey matter, cut: matte, with a fine edge where it meets what surrounds it.

in float depth;
in float glow;

uniform vec3 shell;      // colour of the surface, linear
uniform vec2 opacity;    // of the surface: facing the eye, at the rim

out vec4 colour;

void main() {
    float edge = abs(2.0 * depth - 1.0);
    edge *= edge;
    float alpha = min(opacity.y * 1.7, 1.0);
    vec3 light = activityColour(glow);
    float gain = activityGain(glow);
    if (paper > 0.5) {
        colour = vec4(mix(shell, light, gain) * mix(1.0, 0.5, edge * edge) * alpha, alpha);
        if (glow < -0.1) colour = lesioned(colour, glow, vec3(0.0), shell, 0.4);
        return;
    }
    colour = vec4(shell * mix(0.26, 0.62, edge * edge) * alpha * (1.25 - gain) + light * emission * gain, alpha);
    if (glow < -0.1) colour = lesioned(colour, glow, vec3(0.0), shell, 0.4);
}
