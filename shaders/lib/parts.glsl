// The shapes of a body. A shape is all that is within a radius of a segment (a
// capsule, a sphere).

// The program that loads these shaders says how many shapes there are, and by
// EACH_SHAPES(X), which does X(0) X(1) and so on: look-ups at constant places are
// many times faster than in a loop without a graphics card.
#ifndef SHAPES
#define SHAPES 1
#define EACH_SHAPES(X) X(0)
#endif

uniform vec4 shapeA[SHAPES]; // middle of the segment, radius
uniform vec4 shapeB[SHAPES]; // from there to an end, 1 / its length squared
uniform vec4 lampA[SHAPES];  // middle seen from the lamp: across, across, towards it; radius
uniform vec4 lampB[SHAPES];  // from there to an end, 1 / its length across, squared
