#version 330 core
// The number of the region, counted from 1, in two bytes.

flat in int region;

out vec4 colour;

void main() {
    int n = region + 1;
    colour = vec4(float(n & 255) / 255.0, float(n >> 8) / 255.0, 0.0, 1.0);
}
