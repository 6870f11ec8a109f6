#version 330 core
#include "lib/ribbon.glsl"
#include "lib/depthcue.glsl"
#include "lib/cut.glsl"
// A tract as a thin ribbon; two vertices a point of its curve.

layout(location = 0) in vec4 point;  // mm; side -1 or 1
layout(location = 1) in vec3 way;    // along the curve
layout(location = 2) in vec2 detail; // 0..1 along the curve, weight relative to the strongest

uniform float width;  // mm
uniform vec2 opacity; // of the weakest, of the strongest

out float across;
out float alpha;

void main() {
    vec4 p = toClip * vec4(point.xyz, 1.0);
    vec4 q = toClip * vec4(point.xyz + way, 1.0);
    float mm = width * pxPerMM(p);
    float px = max(mm, 1.0);
    cut(point.xyz);
    gl_Position = ribbon(p, q, point.w, 0.5 * px + 0.5);
    across = point.w * (px + 1.0);
    // Ends fade, so that the regions where many meet do not turn into knots.
    float ends = smoothstep(0.0, 0.12, min(detail.x, 1.0 - detail.x)) * 0.8 + 0.2;
    alpha = mix(opacity.x, opacity.y, sqrt(detail.y)) * ends * depthCue(p.w) * min(mm, 1.0);
}
