// The smooth union of a shape with the shapes it is joined to: round ends flow
// into one another as skin does, and stay exact elsewhere.

const int MOST_PARTS = 64;

uniform vec4 partA[MOST_PARTS]; // one end, radius
uniform vec4 partB[MOST_PARTS]; // the way to the other end, 1 / its length squared
uniform vec4 partColour[MOST_PARTS]; // linear
uniform float blend;            // width of a fillet, m

// Signed distance to the union of the listed parts, its gradient, and the
// colour mixed alike. The list ends at the first negative index.
float unite(vec3 p, vec4 near[4], out vec3 gradient, out vec3 colour) {
    float d = 1e9;
    gradient = vec3(0.0, 0.0, 1.0);
    colour = vec3(0.0);
    for (int i = 0; i < 16; i++) {
        int part = int(near[i >> 2][i & 3]);
        if (part < 0) break;
        vec4 a = partA[part], b = partB[part];
        vec3 from = p - a.xyz;
        vec3 off = from - clamp(dot(from, b.xyz) * b.w, 0.0, 1.0) * b.xyz;
        float l = max(length(off), 1e-6);
        float e = l - a.w;
        // Quadratic smooth minimum (Quilez): k/4 deeper where both are equal.
        float h = max(blend - abs(d - e), 0.0) / blend;
        float w = e < d ? 1.0 - 0.5 * h : 0.5 * h;
        d = min(d, e) - 0.25 * blend * h * h;
        gradient = mix(gradient, off / l, w);
        colour = mix(colour, partColour[part].rgb, w);
    }
    return d;
}
