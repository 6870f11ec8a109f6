// The three kernels of the cortex: one source for CUDA (NVRTC), OpenCL C, and C++
// (testdata/standin.cpp, which defines STANDIN and the macros of the first block).
//
// Every float is made by one of FMUL, FADD and FSUB, so that no compiler fuses a
// product with a sum.

#if defined(__OPENCL_VERSION__)
#pragma OPENCL FP_CONTRACT OFF
typedef uint u32;
#define KERNEL __kernel
#define DEVICE static inline
#define GLOBAL __global
#define BLOCK ((u32)get_group_id(0))
#define THREAD ((u32)get_local_id(0))
#define THREADS ((u32)get_local_size(0))
#define BLOCKS ((u32)get_num_groups(0))
#define ADD_U(p, x) atomic_add((volatile __global u32 *)(p), (x))
#define ADD_I(p, x) atomic_add((volatile __global int *)(p), (x))
#define MULHI(a, b) mul_hi((u32)(a), (u32)(b))
#define FMUL(a, b) ((a) * (b))
#define FADD(a, b) ((a) + (b))
#define FSUB(a, b) ((a) - (b))
#define BITS(x) as_float(x)
#define WORD(x) as_uint(x)
#else
#define KERNEL extern "C" __global__
#define DEVICE __device__ static inline
#define GLOBAL
#define BLOCK blockIdx.x
#define THREAD threadIdx.x
#define THREADS blockDim.x
#define BLOCKS gridDim.x
#ifndef STANDIN
typedef unsigned int u32;
#define ADD_U(p, x) atomicAdd((p), (x))
#define ADD_I(p, x) atomicAdd((p), (x))
#define MULHI(a, b) __umulhi((a), (b))
#define FMUL(a, b) __fmul_rn((a), (b))
#define FADD(a, b) __fadd_rn((a), (b))
#define FSUB(a, b) __fsub_rn((a), (b))
#define BITS(x) __uint_as_float(x)
#define WORD(x) __float_as_uint(x)
#endif
#endif

#define STEPS 10u       // in a window
#define NEURON_BITS 21u // of a spike's first word
#define STREAM_BACKGROUND 1u
#define STREAM_RELEASE 2u
#define STREAM_SENSES 3u
#define STREAM_STIMULUS 10u
#define COUNT_CALL 0xFFFFFFFFu

// Words of the live buffer before those of the regions, and of each region.
#define LIVE_REGIONS 5u
#define REGION_WORDS 5u

// As backend.Model.Constants lists them.
typedef struct {
	u32 seedLow, seedHigh, neurons, regions, per, exc, pieces, piece, slots, codeBits, codes;
	int refractory;
	float threshold, fastDecay, recovery, fastUnit, slowUnit, adaptStep, adaptDecay;
} Constants;

// One argument list for all kernels.
#define ARGUMENTS GLOBAL const Constants *c, GLOBAL u32 *state, GLOBAL int *ring, GLOBAL const u32 *synapse, \
	GLOBAL const u32 *lag, GLOBAL const u32 *model, GLOBAL const u32 *live, GLOBAL u32 *spikes, u32 window, u32 firstStep

DEVICE u32 fastAt(GLOBAL const Constants *c, u32 slot, u32 k, u32 neuron) { return (slot * STEPS + k) * c->neurons + neuron; }
DEVICE u32 slowAt(GLOBAL const Constants *c, u32 slot, u32 neuron) { return (c->slots * STEPS + slot) * c->neurons + neuron; }
DEVICE u32 slotOf(GLOBAL const Constants *c, u32 window) { return window & (c->slots - 1u); }
DEVICE u32 modelAt(GLOBAL const Constants *c, u32 array, u32 region) { return c->neurons + 1u + array * c->regions + region; }

// Philox4x32-10 (Salmon et al. 2011).
DEVICE void philox(GLOBAL const Constants *c, u32 x[4], u32 stream, u32 a, u32 b, u32 call) {
	u32 k0 = c->seedLow, k1 = c->seedHigh;
	x[0] = stream;
	x[1] = a;
	x[2] = b;
	x[3] = call;
	for (int r = 0; r < 10; r++) {
		u32 h0 = MULHI(0xD2511F53u, x[0]), l0 = 0xD2511F53u * x[0];
		u32 h1 = MULHI(0xCD9E8D57u, x[2]), l1 = 0xCD9E8D57u * x[2];
		x[0] = h1 ^ x[1] ^ k0;
		x[2] = h0 ^ x[3] ^ k1;
		x[1] = l1;
		x[3] = l0;
		k0 += 0x9E3779B9u;
		k1 += 0xBB67AE85u;
	}
}

DEVICE void scatter(GLOBAL const Constants *c, GLOBAL int *ring, GLOBAL const u32 *model, GLOBAL const u32 *live,
	u32 region, u32 id, u32 stream, u32 table, u32 size, u32 window) {
	u32 words[4];
	if (size == 0u) {
		return;
	}
	philox(c, words, stream, id, window, COUNT_CALL);
	u32 from = 0u, to = size; // how many entries are <= the word
	while (from < to) {
		u32 middle = (from + to) / 2u;
		if (live[table + middle] <= words[0]) {
			from = middle + 1u;
		} else {
			to = middle;
		}
	}
	u32 count = from, slot = slotOf(c, window);
	int event = (int)model[modelAt(c, 0u, region)];
	for (u32 call = THREAD; call * 4u < count; call += THREADS) {
		philox(c, words, stream, id, window, call);
		for (u32 l = 0u; l < 4u && call * 4u + l < count; l++) {
			u32 cell = MULHI(words[l], c->piece * STEPS);
			u32 neuron = cell / STEPS;
			ADD_I(&ring[fastAt(c, slot, cell - neuron * STEPS, id * c->piece + neuron)], event);
		}
	}
}

// A block is a piece of a region.
KERNEL void background(ARGUMENTS) {
	u32 id = BLOCK, region = id / c->pieces;
	if (id == 0u && THREAD == 0u) {
		spikes[0] = spikes[1]; // those of this window begin behind those of before
	}
	u32 own = LIVE_REGIONS + region * REGION_WORDS;
	if (live[own + 2u] != 0u) {
		return;
	}
	scatter(c, ring, model, live, region, id, STREAM_STIMULUS, live[own + 3u], live[own + 4u], window);
	scatter(c, ring, model, live, region, id, STREAM_BACKGROUND, live[1], live[2], window);
	if (model[modelAt(c, 1u, region)] != 0u) {
		scatter(c, ring, model, live, region, id, STREAM_SENSES, live[3], live[4], window);
	}
}

// A thread is a neuron.
KERNEL void update(ARGUMENTS) {
	u32 i = BLOCK * THREADS + THREAD, all = c->neurons;
	if (i >= all) {
		return;
	}
	u32 region = i / c->per;
	u32 kind = i - region * c->per < c->exc ? 0u : 1u;
	u32 own = LIVE_REGIONS + region * REGION_WORDS, slot = slotOf(c, window);
	if (live[own + 2u] != 0u) { // a lesion
		for (u32 k = 0u; k < STEPS; k++) {
			ring[fastAt(c, slot, k, i)] = 0;
		}
		ring[slowAt(c, slot, i)] = 0;
		for (u32 array = 0u; array < 6u; array++) {
			state[array * all + i] = 0u;
		}
		return;
	}

	float v = BITS(state[i]), s = BITS(state[all + i]), n = BITS(state[2u * all + i]), y = BITS(state[3u * all + i]);
	int hold = (int)state[4u * all + i];
	float raise = BITS(state[5u * all + i]);
	float alpha = BITS(model[modelAt(c, 2u + kind, region)]);
	float decay = BITS(model[modelAt(c, 4u, region)]), gain = BITS(model[modelAt(c, 5u, region)]);

	u32 at = slowAt(c, slot, i);
	float charge = FMUL((float)ring[at], c->slowUnit);
	ring[at] = 0;
	n = FADD(FMUL(n, decay), FMUL(charge, gain));
	y = FMUL(y, c->recovery);
	raise = FMUL(raise, c->adaptDecay);
	float drive = FADD(n, BITS(live[own + kind])), limit = FADD(c->threshold, raise);

	int fired = 0;
	u32 step = 0u;
	for (u32 k = 0u; k < STEPS; k++) {
		at = fastAt(c, slot, k, i);
		float current = FADD(s, FMUL((float)ring[at], c->fastUnit));
		ring[at] = 0;
		v = FADD(v, FMUL(hold > 0 ? 0.0f : alpha, FSUB(FADD(current, drive), v)));
		s = FMUL(current, c->fastDecay);
		if (v >= limit) {
			v = c->adaptStep > 0.0f ? FSUB(v, limit) : 0.0f;
			hold = c->refractory;
			fired = 1;
			step = k;
		}
		hold--;
	}

	if (fired) {
		u32 release = 1u << 16;
		if (kind == 0u) {
			float x = FSUB(1.0f, y);
			release = (u32)FMUL(x, 65536.0f);
			y = FADD(y, FMUL(BITS(live[0]), x));
			raise = FADD(raise, c->adaptStep);
		}
		u32 place = 2u + 2u * ADD_U(&spikes[1], 1u);
		spikes[place] = (firstStep + step) << NEURON_BITS | i;
		spikes[place + 1u] = release;
	}
	state[i] = WORD(v);
	state[all + i] = WORD(s);
	state[2u * all + i] = WORD(n);
	state[3u * all + i] = WORD(y);
	state[4u * all + i] = (u32)(hold > 0 ? hold : 0);
	state[5u * all + i] = WORD(raise);
}

// Blocks take one spike of the window after the other; a thread, eight synapses,
// for which one draw is enough.
KERNEL void deliver(ARGUMENTS) {
	u32 charges = LIVE_REGIONS + c->regions * REGION_WORDS;
	for (u32 at = spikes[0] + BLOCK; at < spikes[1]; at += BLOCKS) {
		u32 word = spikes[2u + 2u * at], release = spikes[3u + 2u * at];
		u32 neuron = word & ((1u << NEURON_BITS) - 1u), k = (word >> NEURON_BITS) - firstStep;
		u32 first = model[neuron], end = model[neuron + 1u];
		for (u32 call = THREAD; first + call * 8u < end; call += THREADS) {
			u32 draws[4] = {0u, 0u, 0u, 0u};
			if (release < 1u << 16) {
				philox(c, draws, STREAM_RELEASE, neuron, window * STEPS + k, call);
			}
			u32 from = first + call * 8u;
			for (u32 l = 0u; l < 8u && from + l < end; l++) {
				if ((draws[l / 2u] >> ((l & 1u) * 16u) & 0xFFFFu) >= release) {
					continue;
				}
				u32 j = from + l;
				u32 due = k + (lag[j / 2u] >> ((j & 1u) * 16u) & 0xFFFFu);
				u32 ahead = due / STEPS, slot = slotOf(c, window + ahead);
				u32 target = synapse[j] >> c->codeBits, code = synapse[j] & ((1u << c->codeBits) - 1u);
				int fast = (int)live[charges + code], slow = (int)live[charges + c->codes + code];
				if (fast != 0) {
					ADD_I(&ring[fastAt(c, slot, due - ahead * STEPS, target)], fast);
				}
				if (slow != 0) {
					ADD_I(&ring[slowAt(c, slot, target)], slow);
				}
			}
		}
	}
}
