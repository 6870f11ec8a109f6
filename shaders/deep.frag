#version 330 core
#include "lib/colour.glsl"
#include "lib/shell.glsl"
// Matte and quiet: they give the brain its inside and never compete with light.
// Those that hide the cortex stand in the shell.

in vec3 viewPos;
in vec3 viewNormal;
uniform vec3 matte; // linear

out vec4 colour;

#ifdef SHELL
vec4 keep(vec3 light) { return packShell(light, 1.0, gl_FragCoord.xy); }
#else
vec4 keep(vec3 light) { return vec4(light, 1.0); }
#endif

void main() {
    if (!gl_FrontFacing) { // seen through a cut: the inside is as flat as the cut itself
        colour = keep(matte * 1.1);
        return;
    }
    vec3 n = normalize(viewNormal);
    float key = max(0.0, dot(n, normalize(vec3(-0.55, 0.70, 0.45))) * 0.6 + 0.4);
    float rim = 1.0 - clamp(dot(n, normalize(-viewPos)), 0.0, 1.0);
    rim *= rim * rim;
    colour = keep(matte * (mix(0.12, 0.30, matte.g) + 0.88 * key) + 0.10 * matte * rim);
}
