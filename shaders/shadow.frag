#version 330 core
// What one shape of the body takes of the light on a rectangle of the floor,
// looked down on: the lamp in red, the surroundings in green. What all take is
// the product. Both are smooth enough for texels of a centimetre, and there are
// far fewer of those than pixels.

#include "lib/occlusion.glsl"

in vec3 place;
flat in vec4 a; // the shape, see lib/parts.glsl
flat in vec4 b;
flat in vec4 fromLamp;
flat in vec4 alongLamp;

out vec4 colour;

void main() {
    colour = vec4(past(lamp * place, fromLamp, alongLamp, 20.0), open(place, vec3(0.0, 0.0, 1.0), a, b), 0.0, 1.0);
}
