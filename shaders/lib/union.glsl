// The smooth union of a part with the parts it is joined to: round ends flow
// into one another as skin does, and stay exact elsewhere.

#include "lib/parts.glsl"

// One more part: the distance so far, its gradient and colour take it in.
void add(int i, vec3 p, bool near, inout float d, inout vec3 gradient, inout vec3 colour) {
    vec4 a = partA[i], c = partC[i], other = partD[i], tint = partColour[i];
    vec3 from = p - a.xyz;
    float v = clamp(dot(from, c.xyz) * c.w, 0.0, 1.0);
    vec3 way = partB[i].xyz + v * other.xyz;
    from -= v * c.xyz;
    vec3 off = from - clamp(dot(from, way) / max(dot(way, way), 1e-10), -1.0, 1.0) * way;
    float l = max(length(off), 1e-6);
    float e = near ? l - a.w - v * other.w : 1e6;
    // Quadratic smooth minimum (Quilez): k/4 deeper where both are equal.
    float h = max(tint.w - abs(d - e), 0.0) / tint.w;
    float w = e < d ? 1.0 - 0.5 * h : 0.5 * h;
    d = min(d, e) - 0.25 * tint.w * h * h;
    gradient = mix(gradient, off / l, w);
    colour = mix(colour, tint.rgb, w);
}

// Signed distance to the union of the parts whose bits are set in near, its
// gradient, and the colour mixed alike. Everyone goes through the parts in the
// same order, so that surfaces that meet are the same.
float unite(vec3 p, uint near, out vec3 gradient, out vec3 colour) {
    float d = 1e9;
    gradient = vec3(0.0, 0.0, 1.0);
    colour = vec3(0.0);
#define PART(i) add(i, p, (near >> i & 1u) == 1u, d, gradient, colour);
    EACH_PART(PART)
    return d;
}
