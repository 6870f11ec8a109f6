#version 330 core
// A texture over the whole picture, as it is.

in vec2 uv;
uniform sampler2D picture;
out vec4 colour;

void main() { colour = texture(picture, uv); }
