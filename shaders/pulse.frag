#version 330 core
// A comet: hot in the middle, soft at the edge; light only.

in float across; // -1..1 and a little beyond
in float bright;
in float behind;
uniform vec3 light; // linear
uniform float paper; // 1 on a light stage, where it is ink
out vec4 colour;

void main() {
    float nose = max(1.0 - behind * 7.0, 0.0); // the head is round
    float r2 = min(across * across + nose * nose, 1.0);
    float body = 1.0 - r2;
    if (paper > 0.5) {
        float cover = min(1.4 * bright * body, 1.0);
        colour = vec4(light * cover, cover);
        return;
    }
    colour = vec4(light * bright * body + vec3(bright * body * body * body) * 0.35, 0.0);
}
