#version 330 core
#include "lib/colour.glsl"
// Puts the brain together: the inside seen through the shell, the glow around
// what shines, the stage behind, then from light to sRGB with a fixed exposure.

in vec2 uv;
uniform sampler2D inside;
uniform sampler2D shell;
uniform sampler2D bloom;
uniform vec3 stage; // linear
uniform float strength;
out vec4 colour;

void main() {
    vec4 back = texelFetch(inside, ivec2(gl_FragCoord.xy), 0);
    vec4 front = texelFetch(shell, ivec2(gl_FragCoord.xy), 0);
    vec3 light = front.rgb + back.rgb * (1.0 - front.a) + strength * texture(bloom, uv).rgb;
    float clear = (1.0 - back.a) * (1.0 - front.a);
    // A soft shoulder: dark tones stay as they are, bright ones turn white
    // instead of being cut off.
    vec3 square = light * light;
    vec3 shoulder = light * inversesqrt(sqrt(1.0 + square * square));
    vec3 c = toSRGB(shoulder + stage * clear);
    colour = vec4(c + (dither(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
