#version 330 core
// A filled disc is excitatory, a ring inhibitory.

in vec4 light; // linear; how much it covers
in float inner;
in float soft;
out vec4 colour;

void main() {
    float r = length(2.0 * gl_PointCoord - 1.0);
    float cover = clamp((1.0 - r) / soft, 0.0, 1.0);
    if (inner > 0.0) cover *= clamp((r - inner) / soft + 0.5, 0.0, 1.0);
    colour = light * cover;
}
