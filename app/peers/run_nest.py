"""Runs network.npz, beside this file, in NEST 3: python run_nest.py [SECONDS] [THREADS] [SEED]

The first second is not counted. Prints one line of JSON and writes the spikes to
spikes_nest.npz (times in ms, neurons from 0), which `encephagen replay --spikes`
plays. Made by `encephagen export --to nest`.

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
tau_m = net["tau_m_ms"]
# With a capacity equal to tau_m, a current of 1 pA stands for 1 mV.
cells = nest.Create("iaf_psc_exp", n, {
    "E_L": 0.0, "V_reset": 0.0, "V_th": one("threshold_mv"), "t_ref": one("held_ms"),
    "tau_syn_ex": one("tau_fast_ms"), "tau_syn_in": one("tau_fast_ms"),
    "C_m": tau_m, "tau_m": tau_m, "I_e": net["bias_mv"], "V_m": net["v_mv"],
})
background = nest.Create("poisson_generator", 1, {"rate": one("background_hz")})
nest.Connect(background, cells, syn_spec={"weight": one("background_mv"), "delay": 1.0})
nest.Connect(
    net["source"].astype(np.int64) + 1, net["target"].astype(np.int64) + 1, conn_spec="one_to_one",
    syn_spec={"synapse_model": "static_synapse", "weight": net["fast_mv"].astype(float),
              "delay": np.round(net["delay_ms"].astype(float), 1)})
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
