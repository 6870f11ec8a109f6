"""Runs network.npz, beside this file, in Brian2 as compiled C++ on one thread:
python run_brian2.py [SECONDS] [SEED]

Brian2 2.9 needs numpy below 2.4. The first second is not counted. Prints one
line of JSON and writes the spikes to spikes_brian2.npz (times in ms, neurons from
0; `encephagen replay` plays it). The processor time is taken inside the compiled
program, around the seconds that count: neither compilation nor building the
network is part of it. Made by `encephagen export --to brian2`.
"""
import json
import os
import sys

import numpy as np
from brian2 import (Hz, Network, NeuronGroup, PoissonInput, SpikeMonitor, Synapses, __version__, defaultclock,
                    device, ms, prefs, seed, set_device)

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
chance = int(sys.argv[2]) if len(sys.argv) > 2 else 1
settle = 1.0

here = os.path.dirname(os.path.abspath(__file__))
net = np.load(os.path.join(here, "network.npz"))
one = lambda name: float(net[name][0])

prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-march=native", "-std=c++17"]
set_device("cpp_standalone", build_on_run=False)
seed(chance)
step = one("step_ms")
defaultclock.dt = step * ms
tau_fast, threshold = one("tau_fast_ms") * ms, one("threshold_mv")
cells = NeuronGroup(len(net["region"]), """
    dv/dt = (s + bias - v)/tau_m : 1 (unless refractory)
    ds/dt = -s/tau_fast : 1
    bias : 1 (constant)
    tau_m : second (constant)""",
    # Brian2 counts the step of the spike itself.
    threshold="v >= threshold", reset="v = 0", refractory=(one("held_ms") + step) * ms, method="exact")
cells.tau_m, cells.bias, cells.v = net["tau_m_ms"] * ms, net["bias_mv"], net["v_mv"]
# A binomial number of events a step from 1000 sources: as good as Poisson.
background = PoissonInput(cells, "s", 1000, one("background_hz") / 1000 * Hz, weight=float(net["background_mv"][0]))
synapses = Synapses(cells, cells, "w : 1", on_pre="s_post += w")
synapses.connect(i=net["source"], j=net["target"])
synapses.w = net["fast_mv"]
synapses.delay = np.round(net["delay_ms"].astype(float), 1) * ms
spikes = SpikeMonitor(cells)
everything = Network(cells, background, synapses, spikes)
build = os.path.join(here, "brian2_build")
clock_file = os.path.join(build, "cpu_seconds")
everything.run(settle * 1000 * ms)
# std::clock is the processor time of the whole program.
device.insert_code("main", "const std::clock_t begun = std::clock();")
everything.run(seconds * 1000 * ms)
device.insert_code("main", f"""{{
    std::ofstream used({json.dumps(clock_file)});
    used << double(std::clock() - begun) / CLOCKS_PER_SEC;
}}""")
device.build(directory=build, compile=True, run=False)
device.run(with_output=False)
with open(clock_file) as file:
    cpu = float(file.read())

# A spike lies at the end of its step; times count from where counting begins.
t = np.asarray(spikes.t / ms) + step - settle * 1000
keep = t > step / 2
times, neurons = t[keep], np.asarray(spikes.i)[keep].astype(np.int32)
np.savez(os.path.join(here, "spikes_brian2.npz"), times=times, neurons=neurons, seconds=seconds,
         region=net["region"], excites=net["excites"])
print(json.dumps({"simulator": f"Brian2 {__version__}", "seconds": seconds,
                  "mean_rate_hz": len(times) / len(net["region"]) / seconds,
                  "cpu_s_per_biological_s": cpu / seconds}))
