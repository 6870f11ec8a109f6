// The parts of a body. A part is all that is within a radius of a segment (a
// capsule, a sphere), or of the patch between two segments (the waist), where
// the radius goes from one segment's to the other's.

// The program that loads these shaders says how many shapes and parts there are
// by EACH_SHAPE(X) and EACH_PART(X), which do X(0) X(1) and so on: look-ups at
// constant places are many times faster than in a loop without a graphics card.
#ifndef EACH_SHAPE
#define EACH_SHAPE(X) X(0)
#define EACH_PART(X) X(0)
#endif

const int MOST_PARTS = 26;


uniform vec4 partA[MOST_PARTS];      // middle of the segment, radius
uniform vec4 partB[MOST_PARTS];      // from there to an end, 1 / its length squared
uniform vec4 partC[MOST_PARTS];      // to the middle of the other segment, 1 / its length squared
uniform vec4 partD[MOST_PARTS];      // how the other segment and radius differ
uniform vec4 partColour[MOST_PARTS]; // linear; width of its fillet, m
