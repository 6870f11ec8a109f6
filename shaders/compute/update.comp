// A neuron goes through the ten steps of a window. Every product is rounded before
// it is added: each has a precise variable of its own.

float get(uint array, uint i) { return uintBitsToFloat(state[array * neurons + i]); }
void put(uint array, uint i, float x) { state[array * neurons + i] = floatBitsToUint(x); }

void rest(uint i, uint slot) {
    for (uint k = 0u; k < stepsPerWindow; k++) {
        take(fastAt(slot, k, i));
    }
    take(slowAt(slot, i));
    for (uint array = 0u; array < 6u; array++) {
        state[array * neurons + i] = 0u;
    }
}

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= neurons) {
        return;
    }
    uint region = i / per;
    uint kind = i - region * per < exc ? 0u : 1u;
    uint own = regionLive(region), slot = slotOf(window);
    if (live[own + 2u] != 0u) {
        rest(i, slot);
        return;
    }

    float v = get(0u, i), s = get(1u, i), n = get(2u, i), y = get(3u, i), raise = get(5u, i);
    int hold = int(state[4u * neurons + i]);
    float alpha = uintBitsToFloat(model[modelAt(2u + kind, region)]);
    float decay = uintBitsToFloat(model[modelAt(4u, region)]), gain = uintBitsToFloat(model[modelAt(5u, region)]);

    precise float charge = float(take(slowAt(slot, i))) * slowUnit;
    precise float kept = n * decay;
    precise float added = charge * gain;
    precise float slow = kept + added;
    n = slow;
    precise float recovered = y * recovery;
    y = recovered;
    precise float drive = n + uintBitsToFloat(live[own + kind]);
    precise float raised = raise * adaptDecay;
    raise = raised;
    precise float limit = threshold + raise;

    bool fired = false;
    uint step = 0u;
    for (uint k = 0u; k < stepsPerWindow; k++) {
        precise float arrived = float(take(fastAt(slot, k, i))) * fastUnit;
        precise float current = s + arrived;
        precise float total = current + drive;
        precise float away = total - v;
        precise float way = (hold > 0 ? 0.0 : alpha) * away;
        precise float next = v + way;
        precise float left = current * fastDecay;
        v = next;
        s = left;
        if (v >= limit) {
            precise float over = v - limit;
            v = adaptStep > 0.0 ? over : 0.0;
            hold = refractory;
            fired = true;
            step = k;
        }
        hold--;
    }
    hold = max(0, hold);

    if (fired) {
        uint release = 1u << 16;
        if (kind == 0u) {
            precise float x = 1.0 - y;
            precise float share = x * 65536.0;
            release = uint(share);
            precise float used = uintBitsToFloat(live[liveUse]) * x;
            precise float more = y + used;
            y = more;
            precise float higher = raise + adaptStep;
            raise = higher;
        }
        uint place = 2u + 2u * atomicAdd(spikes[1], 1u);
        spikes[place] = firstStep + step << neuronBits | i;
        spikes[place + 1u] = release;
    }
    put(0u, i, v);
    put(1u, i, s);
    put(2u, i, n);
    put(3u, i, y);
    state[4u * neurons + i] = uint(hold);
    put(5u, i, raise);
}
