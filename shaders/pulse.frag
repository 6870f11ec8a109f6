#version 330 core
// A comet: hot in the middle, soft at the edge; light only.

in float across; // -1..1 and a little beyond
in float bright;
in float behind;
uniform vec3 light; // linear
out vec4 colour;

void main() {
    float nose = max(1.0 - behind * 7.0, 0.0); // the head is round
    float r2 = min(across * across + nose * nose, 1.0);
    float body = 1.0 - r2;
    colour = vec4(light * bright * body + vec3(bright * body * body * body) * 0.35, 0.0);
}
