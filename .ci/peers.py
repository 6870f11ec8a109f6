"""The work of .ci/peers, with the Python of its environment:
python .ci/peers.py ENCEPHAGEN compare|bench [--json]

compare runs the validation network for 10 s in encephagen (5 seeds), Brian2 and
NEST and prints the rows of compare.py for each of the two. bench times all three,
one thread each, in turns, and prints the medians of 3 rounds. Exit status 1: a
comparison fails, or a ratio stays below its limit.
"""
import json
import os
import statistics
import subprocess
import sys

encephagen, task = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
as_json = "--json" in sys.argv
network = os.path.join(".cache", "peers", "network")
seeds, seconds = range(1, 6), 10
rounds = 3
timed = {"brian2": 5, "nest": 2}  # biological seconds, after one that is not counted
# Times as fast as the peer, by processor time; and what is aimed at.
faster = {"Brian2": (8, 12), "NEST": (100, 150)}


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command, accept=(0,)):
    """Runs a command that prints JSON in its last line; returns that."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in accept:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def script(name, *arguments, **options):
    return run(sys.executable, os.path.join(network, name), *map(str, arguments), **options)


def ours(command, seed, *more):
    return run(encephagen, "cortex", command, "--preset", "validation", "--threads", "1", "--seed", str(seed),
               "--seconds", str(seconds), "--json", *more)


def export():
    for peer in "brian2", "nest":
        subprocess.run([encephagen, "export", "--to", peer, "--out", network], check=True, stdout=subprocess.DEVNULL)


def spikes(name):
    return os.path.join(network, f"spikes_{name}.npz")


def compare():
    """Rows by peer."""
    for seed in seeds:
        say(f"encephagen, seed {seed}")
        ours("stats", seed, "--spikes", spikes(f"encephagen_{seed}"))
    mine = [spikes(f"encephagen_{seed}") for seed in seeds]
    rows = []
    for peer in "brian2", "nest":
        say(f"{peer}, {seconds} s")
        name = script(f"run_{peer}.py", seconds)["simulator"]
        found = script("compare.py", "--json", mine[0], spikes(peer), *mine[1:], accept=(0, 1))
        rows += [{**row, "claim": f"{name}: {row['claim']}"} for row in found]
    return rows


def bench():
    """Processor seconds per biological second, medians of rounds in turns."""
    used = {}
    for k in range(rounds):
        say(f"round {k + 1} of {rounds}")
        mine = ours("bench", k)["cpu_s_per_biological_s"]
        found = [{"simulator": "encephagen", "cpu_s_per_biological_s": mine},
                 script("run_brian2.py", timed["brian2"], k + 1), script("run_nest.py", timed["nest"], 1, k + 1)]
        for f in found:
            used.setdefault(f["simulator"], []).append(f["cpu_s_per_biological_s"])
        say("  ".join(f"{f['simulator']} {f['cpu_s_per_biological_s']:.4g} s" for f in found))
    mine, rows = statistics.median(used["encephagen"]), []
    for name, values in list(used.items())[1:]:
        peer = statistics.median(values)
        least, aim = faster[name.split()[0]]
        rows.append({
            "claim": f"{name}, processor time on one thread",
            "figure": f"{peer / mine:.1f} x ours ({peer:.4g} s and {mine:.4g} s per biological s)",
            "limit": f">= {least} x (aim {aim} x)", "holds": peer / mine >= least})
    return rows


tasks = {"compare": compare, "bench": bench}
if task not in tasks:
    sys.exit(f".ci/peers: {task!r} is not allowed; allowed: {', '.join(tasks)}")
export()
rows = tasks[task]()
if as_json:
    print(json.dumps(rows))
else:
    if task == "bench":
        print("Validation network, 16,000 neurons, 963,144 static synapses, 8.7 Hz, one thread each;\n"
              f"medians of {rounds} rounds in turns. Brian2: C++ standalone, -O3 -march=native -ffast-math, compilation\n"
              "and building left out. NEST: the wheel from PyPI, building left out.\n")
    for row in rows:
        holds = {True: "yes", False: "NO", None: "-"}[row["holds"]]
        print(f"{row['claim']:<70} {row['figure']:<52} {row['limit']:<22} {holds}")
sys.exit(any(row["holds"] is False for row in rows))
