#version 330 core
// Soft-edged line, premultiplied.

in float across; // px from the middle, times two
in float alpha;
uniform vec3 line; // linear
out vec4 colour;

void main() {
    float a = alpha * clamp(1.5 - abs(across) * 0.5, 0.0, 1.0);
    colour = vec4(line * a, a);
}
