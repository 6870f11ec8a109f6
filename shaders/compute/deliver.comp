// A work group takes one spike of the window after the other and sends it through
// its neuron's synapses: eight to an invocation, for which one draw is enough.

const uint streamRelease = 2u;

void main() {
    for (uint at = spikes[0] + gl_WorkGroupID.x; at < spikes[1]; at += gl_NumWorkGroups.x) {
        uint word = spikes[2u + 2u * at], release = spikes[3u + 2u * at];
        uint neuron = word & (1u << neuronBits) - 1u;
        uint k = (word >> neuronBits) - firstStep;
        uint first = model[neuron], end = model[neuron + 1u];
        for (uint call = gl_LocalInvocationID.x; first + call * 8u < end; call += gl_WorkGroupSize.x) {
            uvec4 draws = uvec4(0u);
            if (release < 1u << 16) {
                draws = philox(streamRelease, neuron, window * stepsPerWindow + k, call);
            }
            uint from = first + call * 8u;
            for (uint l = 0u; l < min(8u, end - from); l++) {
                uint draw = draws[l / 2u] >> (l & 1u) * 16u & 0xFFFFu;
                if (draw >= release) {
                    continue;
                }
                uint j = from + l;
                uint due = k + (lag[j / 2u] >> (j & 1u) * 16u & 0xFFFFu);
                uint ahead = due / stepsPerWindow;
                uint slot = slotOf(window + ahead);
                uint target = synapse[j] >> codeBits, code = synapse[j] & (1u << codeBits) - 1u;
                uint charge = liveRegions + regions * regionWords + code;
                int fast = int(live[charge]), slow = int(live[charge + codes]);
                if (fast != 0) {
                    arrive(fastAt(slot, due - ahead * stepsPerWindow, target), fast);
                }
                if (slow != 0) {
                    arrive(slowAt(slot, target), slow);
                }
            }
        }
    }
}
