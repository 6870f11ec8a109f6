#version 330 core
// Glyphs are drawn for their exact pixels, so a texel is a pixel.

in vec2 texel;
flat in vec4 ink;
uniform sampler2D atlas;
out vec4 colour;

void main() {
    float cover = texelFetch(atlas, ivec2(texel), 0).r;
    colour = vec4(ink.rgb, ink.a * cover);
}
