#version 330 core
#include "lib/activity.glsl"
#include "lib/colour.glsl"
#include "lib/shell.glsl"
// Only the front-most sheet is kept: a glass shell, nearly clear where it faces
// the eye and milky where it turns away, so that gyri draw themselves. Colour
// is premultiplied by opacity; activity adds light on top. What changes little
// from vertex to vertex comes from there.

in vec3 viewPos;
in vec3 viewNormal;
in float glow;
in float crown; // 0 floor of a sulcus, 1 crown of a gyrus
in float gain;  // of activity
in vec3 light;  // its colour

uniform vec3 shell;     // colour of the surface, linear
uniform vec2 opacity;   // facing the eye, at the rim

out vec4 colour;

#ifdef CHOSEN
in float chosen;     // share of the marked region
uniform vec3 mark;   // linear
uniform float thick; // of the line around it, px

// Marked cortex is lit more, or darker on paper, with a line around it.
void marked(float key, inout vec4 colour) {
    float px = abs(chosen - 0.5) / max(fwidth(chosen), 1e-4);
    float line = clamp(thick - px + 0.5, 0.0, 1.0);
    float inside = (glow < -0.1 ? 0.03 : 0.22) * smoothstep(0.45, 0.6, chosen); // what is lesioned stays dark
    colour = mix(colour, vec4(mark * (0.35 + 0.65 * key), 1.0), inside);
    colour = mix(colour, vec4(mark * 0.9, 1.0), line);
}
#else
void marked(float key, inout vec4 colour) {}
#endif

void main() {
    vec3 n = gl_FrontFacing ? normalize(viewNormal) : -normalize(viewNormal);
    vec3 eye = normalize(-viewPos);
    float facing = clamp(dot(n, eye), 0.0, 1.0);
    float rim = (1.0 - facing) * (1.0 - facing);
    float alpha = mix(opacity.x, opacity.y, rim);

    // Key light from above left, wrapped, a faint fill from the right, and a
    // sheen that draws the crowns of the gyri.
    const vec3 to = vec3(-0.485, 0.728, 0.485);
    float key = max(0.0, dot(n, to) * 0.7 + 0.3);
    float fill = max(0.0, dot(n, vec3(0.894, 0.0, 0.447)));
    float sheen = max(0.0, dot(n, normalize(to + eye)));
    sheen *= sheen;
    sheen *= sheen;
    sheen *= sheen * sheen; // to the 12th
    vec3 matte = shell * (0.06 + 0.85 * key * key + 0.10 * fill) * mix(0.05, 1.0, crown);
    float shade = (1.0 - crown) * (1.0 - crown);
    alpha = max(alpha, mix(alpha, min(1.36 * opacity.y, 1.0), 0.85 * shade)); // the floor of a sulcus lies in shade

    // Active cortex glows from within; folds keep their relief.
    vec4 seen;
    if (paper > 0.5) {
        float cover = max(alpha, gain * gain * 0.9);
        vec3 ink = mix(shell * mix(0.22, 1.0, crown), light * mix(0.55, 1.0, crown), gain);
        seen = vec4(ink * (0.45 + 0.65 * key * key + 0.15 * fill) * cover, cover);
    } else {
        float relief = mix(0.10, 1.0, crown) * (0.45 + 0.75 * key) * mix(0.6, 1.0, facing);
        matte *= 1.25 - gain; // an opaque surface would wash it out
        seen = vec4(matte * alpha + shell * sheen * crown * 0.10 + light * emission * relief * gain, alpha);
    }
    if (glow < -0.1) seen = lesioned(seen, glow, viewPos, shell * mix(0.5, 1.0, crown), key);
    marked(key, seen);
    colour = packShell(seen.rgb, seen.a, gl_FragCoord.xy);
}
