#version 330 core
#include "lib/ribbon.glsl"
#include "lib/depthcue.glsl"
#include "lib/cut.glsl"
// A comet on a tract: a tapering ribbon from its head back to its tail.

layout(location = 0) in vec4 comet; // tract, head and tail 0..1 along it, light

uniform sampler2D curves; // a row a tract, its points evenly spaced, mm
uniform int segments;
uniform float width; // mm

out float across;
out float bright;
out float behind; // 0 head, 1 tail

vec3 curvePoint(int tract, float u) {
    int last = textureSize(curves, 0).x - 1;
    float x = clamp(u, 0.0, 1.0) * float(last);
    int i = min(int(x), last - 1);
    return mix(texelFetch(curves, ivec2(i, tract), 0).xyz, texelFetch(curves, ivec2(i + 1, tract), 0).xyz, x - float(i));
}

void main() {
    float back = float(gl_VertexID / 2) / float(segments); // 0 head, 1 tail
    float side = float(gl_VertexID % 2) * 2.0 - 1.0;
    int tract = int(comet.x + 0.5);
    float u = mix(comet.y, comet.z, back);
    vec3 at = curvePoint(tract, u);
    cut(at);
    vec4 p = toClip * vec4(at, 1.0);
    float ahead = u > 0.99 ? -0.01 : 0.01;
    vec4 q = toClip * vec4(curvePoint(tract, u + ahead), 1.0);
    float px = max(width * pxPerMM(p), 1.6) * mix(1.0, 0.45, back);
    gl_Position = ribbon(p, q, side * sign(ahead), 0.5 * px + 0.5);
    across = side * (1.0 + 1.0 / px);
    behind = back;
    bright = comet.w * (1.0 - back) * (1.0 - back) * depthCue(p.w);
}
