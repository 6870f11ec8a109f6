#version 330 core
// Hot in the middle, soft at the edge; light only.

in float across; // -1..1 and a little beyond
in float bright;
uniform vec3 light; // linear
out vec4 colour;

void main() {
    float r = min(abs(across), 1.0);
    float body = 1.0 - r * r;
    colour = vec4(light * bright * body + vec3(bright * body * body * body) * 0.35, 0.0);
}
