#version 330 core
// A capsule of the body, its vertices moved onto the smooth union with its
// neighbours. Where meshes overlap they then lie on the same surface.

#include "lib/occlusion.glsl"
#include "lib/union.glsl"

#ifdef BOX
layout(location = 0) in vec3 corner; // -1 to 1
layout(location = 1) in vec3 facing;
uniform vec3 centre;
uniform mat3 sides; // the box's own axes, as long as its half sizes
uniform mat3 turn;
uniform vec3 boxColour;
#else
layout(location = 0) in vec3 unit;   // direction from the axis, own axes
layout(location = 1) in vec2 at;     // along the segment, -1..1, and across a patch, 0..1
uniform vec4 partA;     // the part that is drawn, as those near it
uniform vec4 partB;
uniform vec4 partC;
uniform vec4 partD;
uniform vec3 partAcross; // an axis across the segment; on a patch, the way over it
#endif

const int MOST_JOINTS = 16;
const float BURIED = 0.03; // m

uniform mat4 viewProjection;
uniform int joints;
uniform vec4 joint[MOST_JOINTS]; // place, 1 / (2 reach^2)
uniform vec4 glow[MOST_JOINTS];  // colour, linear; amount

out vec3 place;
out vec3 normal;
out vec3 albedo;
out vec2 seen; // of the lamp, of the surroundings
out vec4 emission; // premultiplied by its weight

void main() {
#ifdef BOX
    place = centre + sides * corner;
    normal = turn * facing;
    albedo = boxColour;
#else
    vec3 across = partAcross;
    vec3 along = partB.w > 0.0 ? partB.xyz * sqrt(partB.w) : cross(across, vec3(across.y, across.z, -across.x));
    vec3 x = normalize(across - dot(across, along) * along);
    vec3 direction = mat3(x, cross(along, x), along) * unit;
    vec3 p = partA.xyz + at.y * partC.xyz + at.x * (partB.xyz + at.y * partD.xyz) + (partA.w + at.y * partD.w) * direction;

    // Newton's way to the surface. The distance is exact but for the fillets,
    // where four steps come within a tenth of a millimetre. What lies deep in a
    // neighbour stays there, out of sight: from near an axis the way out is any.
    vec3 g;
    float d = unite(p, g, albedo);
    if (d > -BURIED) {
        for (int i = 0; i < 4; i++) {
            p -= d * g / max(dot(g, g), 0.2);
            d = unite(p, g, albedo);
        }
    }
    place = p;
    normal = normalize(g);
#endif
    seen = occlusion(place, normal, 0.12);

    emission = vec4(0.0);
    for (int i = 0; i < joints; i++) {
        vec3 off = place - joint[i].xyz;
        // A flat top, so that the colour itself is to be seen in the middle.
        float close = glow[i].w * min(1.6 * exp(-dot(off, off) * joint[i].w), 1.0);
        emission += vec4(glow[i].rgb, 1.0) * close;
    }
    emission /= max(emission.w, 1.0);
    gl_Position = viewProjection * vec4(place, 1.0);
}
