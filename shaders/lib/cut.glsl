// A plane in mm that takes away what lies behind it, where the pass asks for it.

uniform vec4 cutPlane;

void cut(vec3 mm) { gl_ClipDistance[0] = dot(vec4(mm, 1.0), cutPlane); }
