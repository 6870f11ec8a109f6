// Thin ribbons that face the eye.

uniform mat4 toClip;   // mm to clip space
uniform vec2 viewport; // px

// How many px a mm is at a clip position.
float pxPerMM(vec4 clip) { return 0.5 * viewport.y * length(vec3(toClip[0].y, toClip[1].y, toClip[2].y)) / clip.w; }

// A ribbon's edge: `across` -1 or 1 times half its width in px away from p,
// square to the way from p to q on the screen.
vec4 ribbon(vec4 p, vec4 q, float across, float halfPx) {
    vec2 way = (q.xy / q.w - p.xy / p.w) * viewport;
    vec2 square = vec2(-way.y, way.x) / max(length(way), 1e-6);
    p.xy += square * across * halfPx * 2.0 / viewport * p.w;
    return p;
}
