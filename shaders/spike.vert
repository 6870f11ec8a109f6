#version 330 core
// Spikes as points: each writes its step into its neuron's pixel.

layout(location = 0) in uvec2 spike; // steps since the batch began, above the neuron; release

uniform int neuronBits;
uniform int columns, rows; // of the picture
uniform uint began; // step of the batch, mod 2^32
uniform int last;   // since then: later ones are not shown yet

flat out uint step;

void main() {
    int neuron = int(spike.x & (1u << neuronBits) - 1u), since = int(spike.x >> neuronBits);
    step = began + uint(since);
    vec2 pixel = vec2(neuron % columns, neuron / columns) + 0.5;
    gl_Position = since > last ? vec4(2.0, 2.0, 0.0, 1.0) : vec4(2.0 * pixel / vec2(columns, rows) - 1.0, 0.0, 1.0);
}
