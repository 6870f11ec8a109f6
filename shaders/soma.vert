#version 330 core
#include "lib/depthcue.glsl"
#include "lib/cut.glsl"
// Cell bodies as points.

layout(location = 0) in vec3 place;  // mm
layout(location = 2) in float share; // of the light, negative if inhibitory

uniform usampler2D fired; // by neuron, row by row: the step of its last spike, mod 2^32
uniform uint shown;       // step
uniform float fading;     // time constant of a flash, steps
uniform mat4 toView;
uniform mat4 toClip;
uniform float pxPerMM; // at distance 1 of view space
uniform float diameter; // mm
uniform vec2 smallest;  // px: at rest, at a spike
uniform float rest;     // light without a spike
uniform float lift;     // light of a spike
uniform float paper;    // 1 on a light stage, where a cell is ink, 0 on a dark one, where it is light
uniform vec3 excitatory; // linear
uniform vec3 inhibitory;

out vec4 light; // linear; how much it covers
out float inner; // radius of the hole, 0 for a disc
out float soft;  // width of a soft edge

// 1 at the moment of a spike.
float flashOf(int neuron) {
    int columns = textureSize(fired, 0).x;
    uint age = shown - texelFetch(fired, ivec2(neuron % columns, neuron / columns), 0).r;
    return exp(-float(age) / fading);
}

void main() {
    float flash = flashOf(gl_VertexID);
    float away = -(toView * vec4(place, 1.0)).z;
    bool ring = share < 0.0;
    float size = diameter * pxPerMM / away;
    // A flash is larger, too, and a ring must be large enough to have a hole.
    float px = max(size * (1.0 + 0.5 * flash), mix(smallest.x, smallest.y, flash) * (ring ? 1.35 : 1.0));
    gl_PointSize = px + 1.0;
    cut(place);
    gl_Position = toClip * vec4(place, 1.0);
    float strength = abs(share) * (rest + lift * flash) * depthCue(away);
    strength = paper > 0.5 ? min(strength, 1.0) : strength;
    light = vec4((ring ? inhibitory : excitatory) * strength, paper * strength);
    soft = 2.0 / (px + 1.0);
    inner = ring ? 0.45 * smoothstep(2.5, 5.0, px) : 0.0;
}
