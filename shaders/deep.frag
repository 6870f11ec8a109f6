#version 330 core
// Matte and quiet: they give the brain its inside and never compete with light.

in vec3 viewPos;
in vec3 viewNormal;
uniform vec3 matte; // linear

out vec4 colour;

void main() {
    if (!gl_FrontFacing) { // seen through a cut: the inside is as flat as the cut itself
        colour = vec4(matte * 1.1, 1.0);
        return;
    }
    vec3 n = normalize(viewNormal);
    float key = max(0.0, dot(n, normalize(vec3(-0.55, 0.70, 0.45))) * 0.6 + 0.4);
    float rim = pow(1.0 - clamp(dot(n, normalize(-viewPos)), 0.0, 1.0), 3.0);
    colour = vec4(matte * (mix(0.12, 0.30, matte.g) + 0.88 * key) + 0.10 * matte * rim, 1.0);
}
