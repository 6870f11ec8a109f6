#version 330 core
// A rectangle of the floor for each shape of the body: where it takes light.

#include "lib/parts.glsl"

uniform vec4 reach[SHAPES]; // of the floor: low x, y, high x, y, m
uniform vec4 field;         // of the floor: low x, y, width, height, m
uniform float height;       // of the floor, m

out vec3 place;
flat out vec4 a;
flat out vec4 b;
flat out vec4 fromLamp;
flat out vec4 alongLamp;

void main() {
    const vec2 corners[6] = vec2[](vec2(0, 0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1, 1));
    int i = gl_InstanceID;
    vec2 at = mix(reach[i].xy, reach[i].zw, corners[gl_VertexID]);
    place = vec3(at, height);
    a = shapeA[i];
    b = shapeB[i];
    fromLamp = lampA[i];
    alongLamp = lampB[i];
    gl_Position = vec4(2.0 * (at - field.xy) / field.zw - 1.0, 0.0, 1.0);
}
