#version 330 core
#include "lib/arc.glsl"
#include "lib/depthcue.glsl"
// A tract as a thin ribbon that faces the eye; two vertices a point.

uniform float width;  // mm
uniform vec2 opacity; // of the weakest, of the strongest

out float across;
out float alpha;

void main() {
    int last = textureSize(curves, 0).x - 1;
    int i = gl_VertexID / 2;
    float u = float(i) / float(last);
    float side = float(gl_VertexID % 2) * 2.0 - 1.0;
    vec4 p = toClip * vec4(curvePoint(gl_InstanceID, u), 1.0);
    float step = i == last ? -1.0 : 1.0;
    vec4 q = toClip * vec4(curvePoint(gl_InstanceID, u + step / float(last)), 1.0);
    float px = max(width * pxPerMM(p), 1.0);
    gl_Position = ribbon(p, q, side * step, 0.5 * px + 0.5);
    across = side * (px + 1.0);
    // Ends fade, so that the regions where many meet do not turn into knots.
    float ends = smoothstep(0.0, 0.12, min(u, 1.0 - u)) * 0.8 + 0.2;
    alpha = mix(opacity.x, opacity.y, sqrt(curveWeight(gl_InstanceID))) * ends * depthCue(p.w) * min(width * pxPerMM(p), 1.0);
}
