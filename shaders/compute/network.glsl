#version 430 core
// What the three kernels of the cortex share: where everything lies, and chance.
// Buffers hold bits; floats among them are read by uintBitsToFloat.

// A warp of NVIDIA's, a wave of AMD's; llvmpipe is slower with 64 and more.
layout(local_size_x = 32) in;

// By neuron, one array after the other: v, s, n, y, hold, raise.
layout(std430, binding = 0) buffer State { uint state[]; };

layout(std430, binding = 2) readonly buffer Synapses { uint synapse[]; };
layout(std430, binding = 3) readonly buffer Lags { uint lag[]; }; // two to a word

// The rows of the synapses, then by region: event, senses, and the floats alpha of
// E, alpha of I, decay and gain of the slow current.
layout(std430, binding = 4) readonly buffer Model { uint model[]; };

// What can change: see backend/layout.go for the order.
layout(std430, binding = 5) readonly buffer Live { uint live[]; };

// Where the window's spikes begin, how many there are in all, and two words each:
// step and neuron, release.
layout(std430, binding = 6) buffer Spikes { uint spikes[]; };

// Arrivals: fast ones by slot, step and neuron, then slow ones by slot and neuron; in
// RINGS buffers of 2^ringBits words, the last one perhaps shorter. Binding 1 is left
// empty, for theirs have to follow one another.
layout(std430, binding = 7) buffer Ring { int word[]; } ring[RINGS];

uniform uint ringBits;
uniform uint window;     // mod 2^32
uniform uint firstStep;  // of the window in this Advance
uniform uint seedLow, seedHigh;
uniform uint neurons, regions, per, exc, pieces, piece;
uniform uint slots;      // a power of two
uniform uint codeBits, codes;
uniform int refractory;
uniform float threshold, fastDecay, recovery, fastUnit, slowUnit;
uniform float adaptStep, adaptDecay;

const uint stepsPerWindow = 10u;
const uint neuronBits = 21u; // of a spike's first word

// Of the live buffer.
const uint liveUse = 0u, liveBackground = 1u, liveSenses = 3u, liveRegions = 5u;
const uint regionWords = 5u; // drive of E and of I, lesion, table: where and how long

uint slotOf(uint w) { return w & (slots - 1u); }
uint fastAt(uint slot, uint k, uint neuron) { return (slot * stepsPerWindow + k) * neurons + neuron; }
uint slowAt(uint slot, uint neuron) { return (slots * stepsPerWindow + slot) * neurons + neuron; }
uint regionLive(uint region) { return liveRegions + region * regionWords; }
uint modelAt(uint array, uint region) { return neurons + 1u + array * regions + region; }

// An arrival, and taking those of a place. Which buffer that is must not be an index
// that differs between invocations (GLSL 4.30, Interface Blocks): each is asked.
void arrive(uint at, int charge) {
#if RINGS == 1
    atomicAdd(ring[0].word[at], charge);
#else
    for (uint k = 0u; k < uint(RINGS); k++) {
        if (at >> ringBits == k) {
            atomicAdd(ring[k].word[at & (1u << ringBits) - 1u], charge);
        }
    }
#endif
}

int take(uint at) {
    int all = 0;
#if RINGS == 1
    all = ring[0].word[at];
    ring[0].word[at] = 0;
#else
    for (uint k = 0u; k < uint(RINGS); k++) {
        if (at >> ringBits == k) {
            all = ring[k].word[at & (1u << ringBits) - 1u];
            ring[k].word[at & (1u << ringBits) - 1u] = 0;
        }
    }
#endif
    return all;
}

// Philox4x32-10 (Salmon et al. 2011).
uvec4 philox(uint stream, uint a, uint b, uint c) {
    uvec4 x = uvec4(stream, a, b, c);
    uint k0 = seedLow, k1 = seedHigh;
    for (int r = 0; r < 10; r++) {
        uint h0, l0, h1, l1;
        umulExtended(0xD2511F53u, x.x, h0, l0);
        umulExtended(0xCD9E8D57u, x.z, h1, l1);
        x = uvec4(h1 ^ x.y ^ k0, l1, h0 ^ x.w ^ k1, l0);
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return x;
}
