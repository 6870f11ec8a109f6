#version 330 core
#include "lib/activity.glsl"
#include "lib/colour.glsl"
#include "lib/shell.glsl"
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
    vec3 seen = shell * mix(0.26, 0.62, edge * edge) * alpha * (1.25 - gain) + light * emission * gain;
    if (paper > 0.5) seen = mix(shell, light, gain) * mix(1.0, 0.5, edge * edge) * alpha;
    colour = vec4(seen, alpha);
    if (glow < -0.1) colour = lesioned(colour, glow, vec3(0.0), shell, 0.4);
    colour = packShell(colour.rgb, colour.a, gl_FragCoord.xy);
}
