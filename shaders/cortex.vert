#version 330 core
#include "lib/cut.glsl"
#include "lib/activity.glsl"
// The cortical surface.

layout(location = 0) in vec3 position; // mm
layout(location = 1) in vec3 normal;
layout(location = 2) in float relief;   // -1 floor of a sulcus, 1 crown of a gyrus
layout(location = 3) in float activity; // 0..1 of the scale

uniform mat4 toView; // mm to view space, uniform scale
uniform mat4 toClip;

out vec3 viewPos;
out vec3 viewNormal;
out float glow;
out float crown;
out float gain;
out vec3 light;
#ifdef CHOSEN
layout(location = 5) in float share; // of the marked region
out float chosen;
#endif

void main() {
    viewPos = (toView * vec4(position, 1.0)).xyz;
    viewNormal = mat3(toView) * normal;
    glow = activity;
    crown = smoothstep(-0.55, 0.65, relief);
    gain = activityGain(activity);
    light = activityColour(activity);
#ifdef CHOSEN
    chosen = share;
#endif
    cut(position);
    gl_Position = toClip * vec4(position, 1.0);
}
