// A work group is a piece of a region: it draws how many background events fall
// into the window, and then a neuron and a step for each.

const uint streamBackground = 1u, streamSenses = 3u, streamStimulus = 10u;
const uint countCall = 0xFFFFFFFFu;

void scatter(uint region, uint id, uint stream, uint table, uint size) {
    if (size == 0u) {
        return;
    }
    uint word = philox(stream, id, window, countCall).x;
    uint from = 0u, to = size; // how many entries are <= word
    while (from < to) {
        uint middle = (from + to) / 2u;
        if (live[table + middle] <= word) {
            from = middle + 1u;
        } else {
            to = middle;
        }
    }
    uint count = from;
    uint cells = piece * stepsPerWindow;
    uint slot = slotOf(window);
    int event = int(model[modelAt(0u, region)]);
    for (uint call = gl_LocalInvocationID.x; call * 4u < count; call += gl_WorkGroupSize.x) {
        uvec4 words = philox(stream, id, window, call);
        for (uint l = 0u; l < 4u; l++) {
            if (call * 4u + l < count) {
                uint cell, low;
                umulExtended(words[l], cells, cell, low);
                uint neuron = cell / stepsPerWindow;
                arrive(fastAt(slot, cell - neuron * stepsPerWindow, id * piece + neuron), event);
            }
        }
    }
}

void main() {
    uint id = gl_WorkGroupID.x, region = id / pieces;
    if (gl_GlobalInvocationID.x == 0u) {
        spikes[0] = spikes[1]; // those of this window begin behind those of before
    }
    uint own = regionLive(region);
    if (live[own + 2u] != 0u) {
        return;
    }
    scatter(region, id, streamStimulus, live[own + 3u], live[own + 4u]);
    scatter(region, id, streamBackground, live[liveBackground], live[liveBackground + 1u]);
    if (model[modelAt(1u, region)] != 0u) {
        scatter(region, id, streamSenses, live[liveSenses], live[liveSenses + 1u]);
    }
}
