#version 330 core
// One direction of a Gaussian of 9 taps, by 5 bilinear reads.

in vec2 uv;
uniform sampler2D picture;
uniform vec2 direction; // one texel along x or y
out vec4 colour;

void main() {
    vec3 sum = texture(picture, uv).rgb * 0.2270270;
    vec2 a = direction * 1.3846154, b = direction * 3.2307692;
    sum += (texture(picture, uv + a).rgb + texture(picture, uv - a).rgb) * 0.3162162;
    sum += (texture(picture, uv + b).rgb + texture(picture, uv - b).rgb) * 0.0702703;
    colour = vec4(sum, 1.0);
}
