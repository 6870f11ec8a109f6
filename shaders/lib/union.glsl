// The smooth union of a part of the body with the parts it is joined to: round
// ends flow into one another as skin does, and stay exact elsewhere. A part is
// all that is within a radius of a segment (a capsule, a sphere), or of the patch
// between two segments (the waist), where the radius goes from one segment's to
// the other's.

// EACH_NEAR(X) does X(0) X(1) and so on for NEAR parts, see lib/parts.glsl.
#ifndef NEAR
#define NEAR 1
#define EACH_NEAR(X) X(0)
#endif

uniform vec4 nearA[NEAR];      // middle of the segment, radius
uniform vec4 nearB[NEAR];      // from there to an end
uniform vec4 nearC[NEAR];      // to the middle of the other segment, 1 / its length squared
uniform vec4 nearD[NEAR];      // how the other segment and radius differ
uniform vec4 nearColour[NEAR]; // linear; width of its fillet, m

// One more part: the distance so far, its gradient and colour take it in.
void add(int i, vec3 p, inout float d, inout vec3 gradient, inout vec3 colour) {
    vec4 a = nearA[i], c = nearC[i], other = nearD[i], tint = nearColour[i];
    vec3 from = p - a.xyz;
    float v = clamp(dot(from, c.xyz) * c.w, 0.0, 1.0);
    vec3 way = nearB[i].xyz + v * other.xyz;
    from -= v * c.xyz;
    vec3 off = from - clamp(dot(from, way) / max(dot(way, way), 1e-10), -1.0, 1.0) * way;
    float l = max(length(off), 1e-6);
    float e = l - a.w - v * other.w;
    // Quadratic smooth minimum (Quilez): k/4 deeper where both are equal.
    float h = max(tint.w - abs(d - e), 0.0) / tint.w;
    float w = e < d ? 1.0 - 0.5 * h : 0.5 * h;
    d = min(d, e) - 0.25 * tint.w * h * h;
    gradient = mix(gradient, off / l, w);
    colour = mix(colour, tint.rgb, w);
}

// Signed distance to the union of the parts that are near, its gradient, and the
// colour mixed alike. Everyone goes through the parts in the same order, so that
// surfaces that meet are the same.
float unite(vec3 p, out vec3 gradient, out vec3 colour) {
    float d = 1e9;
    gradient = vec3(0.0, 0.0, 1.0);
    colour = vec3(0.0);
#define PART(i) add(i, p, d, gradient, colour);
    EACH_NEAR(PART)
    return d;
}
