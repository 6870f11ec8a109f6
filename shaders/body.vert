#version 330 core
// A capsule of the body, its vertices moved onto the smooth union with its
// neighbours. Where meshes overlap they then lie on the same surface.

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
layout(location = 1) in float side;  // 0 at one end, 1 at the other
layout(location = 2) in vec3 across; // an axis across the capsule, world
layout(location = 3) in vec4 near0;  // indices of the parts it is joined to
layout(location = 4) in vec4 near1;
layout(location = 5) in vec4 near2;
layout(location = 6) in vec4 near3;
#endif

const int MOST_JOINTS = 24;

uniform mat4 viewProjection;
uniform int joints;
uniform vec4 joint[MOST_JOINTS]; // place, 1 / (2 reach^2)
uniform vec4 glow[MOST_JOINTS];  // colour times amount, linear

out vec3 place;
out vec3 normal;
out vec3 albedo;
out vec3 emission;

void main() {
#ifdef BOX
    place = centre + sides * corner;
    normal = turn * facing;
    albedo = boxColour;
#else
    vec4 near[4] = vec4[4](near0, near1, near2, near3);
    vec4 a = partA[gl_InstanceID], b = partB[gl_InstanceID];
    vec3 along = dot(b.xyz, b.xyz) > 1e-12 ? normalize(b.xyz) : cross(across, vec3(across.y, across.z, -across.x));
    vec3 x = normalize(across - dot(across, along) * along);
    vec3 direction = mat3(x, cross(along, x), along) * unit;
    vec3 p = a.xyz + side * b.xyz + a.w * direction;

    // Newton's way to the surface. The distance is exact but for the fillets,
    // where four steps come within a tenth of a millimetre.
    vec3 g;
    for (int i = 0; i < 4; i++) {
        float d = unite(p, near, g, albedo);
        p -= d * g / max(dot(g, g), 0.2);
    }
    unite(p, near, g, albedo);
    place = p;
    normal = normalize(g);
#endif
    emission = vec3(0.0);
    for (int i = 0; i < joints; i++) {
        vec3 off = place - joint[i].xyz;
        emission += glow[i].rgb * exp(-dot(off, off) * joint[i].w);
    }
    gl_Position = viewProjection * vec4(place, 1.0);
}
