"""Runs network.npz, beside this file, in NEST 3: python run_nest.py [SECONDS] [THREADS] [SEED]

The first second is not counted. Prints one line of JSON and writes the spikes to
spikes_nest.npz (times in ms, neurons from 0), which `encephagen replay --spikes`
plays. Made by `encephagen export --to nest`.

The validation preset is the very network. The default preset, of any size, is so
but for two things: membranes are integrated exactly here, and depressed synapses
transmit the mean of what the exporter draws each time. Without depression
(cortex.release.use=0) rates agree within 1 %; with it NEST's are some 15 % lower,
since the mean lacks the noise of the draws.

A NEST that was built with MPI (nest.build_info["have_mpi"]; the wheel from PyPI
is not) shares the network out over processes and machines:

    mpirun -n 8 python run_nest.py 10

Each process then writes the spikes of its own neurons, spikes_nest_0.npz and so
on, and `encephagen replay --spikes spikes_nest_0.npz --spikes spikes_nest_1.npz`
and so on plays them as one.
"""
import json
import os
import resource
import sys

import nest
import numpy as np

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
settle = 1.0

here = os.path.dirname(os.path.abspath(__file__))
net = np.load(os.path.join(here, "network.npz"))
one = lambda name: float(net[name][0])

if hasattr(nest, "VerbosityLevel"):
    nest.verbosity = nest.VerbosityLevel.ERROR
else:  # before 3.10
    nest.set_verbosity("M_ERROR")
nest.ResetKernel()
nest.SetKernelStatus({"resolution": one("step_ms"), "local_num_threads": threads, "rng_seed": seed})

n = len(net["region"])
source, target = net["source"].astype(np.int64), net["target"].astype(np.int64)
tau_m, tau_fast, tau_slow = net["tau_m_ms"], one("tau_fast_ms"), net["tau_slow_ms"]
slow = bool(tau_slow.any())
# With a capacity equal to tau_m, a current of 1 pA stands for 1 mV.
cells = nest.Create("iaf_psc_exp_multisynapse" if slow else "iaf_psc_exp", n, {
    "E_L": 0.0, "V_reset": 0.0, "V_th": one("threshold_mv"), "t_ref": one("held_ms"),
    "C_m": tau_m, "tau_m": tau_m, "I_e": net["bias_mv"], "V_m": net["v_mv"],
    **({} if slow else {"tau_syn_ex": tau_fast, "tau_syn_in": tau_fast}),
})
if slow:  # receptor 1 is fast, receptor 2 slow
    for tau in np.unique(tau_slow):
        cells[np.flatnonzero(tau_slow == tau)].tau_syn = [tau_fast, tau]
# Where the exporter lets a current act before it decays, a jump carries more
# charge than it does here.
charge = one("step_ms") / tau_fast / -np.expm1(-one("step_ms") / tau_fast) if net["euler"][0] else 1.0
receptor = {"receptor_type": 1} if slow else {}
background = nest.Create("poisson_generator", 1, {"rate": one("background_hz")})
for jump in np.unique(net["background_mv"]):
    nest.Connect(background, cells[np.flatnonzero(net["background_mv"] == jump)],
                 syn_spec={"weight": charge * jump, "delay": 1.0, **receptor})


def connect(which, weight, **more):
    """Connects synapses. Those with depression transmit, each time, the mean of
    what the exporter draws: by the share of vesicles that is there."""
    use = one("use") if one("recovery_ms") else 0.0
    for depressed in (False, True):
        k = which[(net["excites"][source[which]] & (use > 0)) == depressed]
        if len(k) == 0:
            continue
        model = {"synapse_model": "static_synapse"}
        strength = weight[k].astype(float)
        if depressed:
            model = {"synapse_model": "tsodyks2_synapse", "U": use, "u": use, "x": 1.0,
                     "tau_rec": one("recovery_ms"), "tau_fac": 0.0}
            strength = strength / use
        arrays = lambda value: np.full(len(k), value)
        nest.Connect(source[k] + 1, target[k] + 1, conn_spec="one_to_one", syn_spec={
            "weight": strength, "delay": np.round(net["delay_ms"][k].astype(float), 1),
            **{name: value if isinstance(value, str) else arrays(value) for name, value in {**model, **more}.items()}})


connect(np.flatnonzero(net["fast_mv"]), charge * net["fast_mv"], **receptor)
if slow:
    connect(np.flatnonzero(net["slow_mv_ms"]), net["slow_mv_ms"] / tau_slow[target], receptor_type=2)
recorder = nest.Create("spike_recorder")
nest.Connect(cells, recorder)

nest.Simulate(settle * 1000)
used = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
before = used()
nest.Simulate(seconds * 1000)
cpu = used() - before

events = recorder.events
# Times count from where counting begins.
t = events["times"] - settle * 1000
keep = t > one("step_ms") / 2
times, neurons = t[keep], (events["senders"][keep] - 1).astype(np.int32)
rank = f"_{nest.Rank()}" if nest.NumProcesses() > 1 else ""
np.savez(os.path.join(here, f"spikes_nest{rank}.npz"), times=times, neurons=neurons, seconds=seconds,
         region=net["region"], excites=net["excites"])
print(json.dumps({"simulator": f"NEST {nest.__version__}", "seconds": seconds, "threads": threads,
                  "processes": nest.NumProcesses(),
                  "mean_rate_hz": len(times) / n / seconds, "cpu_s_per_biological_s": cpu / seconds}))
