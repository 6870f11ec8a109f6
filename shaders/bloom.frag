#version 330 core
#include "lib/colour.glsl"
#include "lib/shell.glsl"
// What shines: light above a threshold that no matte surface reaches, of the
// inside and of the shell in front of it, at a quarter of the size.

in vec2 uv;
uniform sampler2D inside;
uniform sampler2D shell;
uniform float threshold;
out vec4 colour;

vec3 shining(vec2 at) {
    vec4 front = unpackShell(texture(shell, at));
    vec3 c = front.rgb + texture(inside, at).rgb * (1.0 - front.a);
    float top = max(c.r, max(c.g, c.b));
    return c * max(top - threshold, 0.0) / max(top, 1e-4);
}

void main() {
    vec2 px = 1.0 / vec2(textureSize(inside, 0));
    vec3 sum = shining(uv + px * vec2(-1, -1)) + shining(uv + px * vec2(1, -1))
             + shining(uv + px * vec2(-1, 1)) + shining(uv + px * vec2(1, 1));
    colour = vec4(0.25 * sum, 1.0);
}
