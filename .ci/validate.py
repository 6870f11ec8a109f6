"""The work of .ci/validate: runs the program's own commands and long tests, and
prints a row for each claim: claim, figure, limit, and whether it holds.

A part is a function below, marked by @part with the processor minutes that it
takes; it yields rows. To add a claim, add a row to its part: what a command
prints as JSON comes from encephagen(...), a long test from go_tests(...).
"""
import json
import math
import os
import subprocess
import sys
import time

program = os.path.abspath("bin/encephagen-headless")
parts = {}  # name: (minutes, function)


def part(minutes):
    def mark(f):
        parts[f.__name__] = (minutes, f)
        return f
    return mark


def row(claim, figure, limit, holds):
    """A claim; holds is None where a figure is only reported."""
    return claim, figure, limit, holds


def at_least(claim, x, limit, unit="", aim=None):
    return row(claim, f"{x:.4g}{unit}", f">= {limit:g}{unit}" + (f" (aim {aim:g})" if aim is not None else ""), x >= limit)


def at_most(claim, x, limit, unit="", aim=None):
    return row(claim, f"{x:.4g}{unit}", f"<= {limit:g}{unit}" + (f" (aim {aim:g})" if aim is not None else ""), x <= limit)


def near(claim, x, wanted, tolerance, unit=""):
    return row(claim, f"{x:.5g}{unit}", f"{wanted:g} +- {tolerance:g}{unit}", abs(x - wanted) <= tolerance)


class Failed(Exception):
    """A command that a claim hangs on did not do its work."""


def command(*words, accept=(0,), env=None):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(env or {})})
    if done.returncode not in accept:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise Failed(f"exit code {done.returncode}: {' '.join(last)[:160]}")
    return done.stdout


def encephagen(*words):
    """What a command of the program prints with --json."""
    return json.loads(command(program, *map(str, words), "--json").strip().splitlines()[-1])


def go_tests(package, pattern, *flags, long=True):
    """Rows for the tests of a package, one for each, by their own names."""
    words = [".ci/go", "test", "-count=1", "-timeout", "90m", "-json", "-v", "-run", pattern, package, *flags]
    if long:
        words.append("-long")
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1", "GALLIUM_DRIVER": "llvmpipe"})
    seen, said = {}, {}
    for line in done.stdout.splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        name = event.get("Test", "")
        if event["Action"] in ("pass", "fail", "skip") and name and "/" not in name:
            seen[name] = event
        elif event["Action"] == "output" and name:
            said.setdefault(name.split("/")[0], []).append(event["Output"])
    if not seen:
        words = (done.stderr or done.stdout).strip().splitlines()
        return [row(f"{package} {pattern}", " ".join(words[-1:])[:70] or "no test ran", "passes", False)]
    rows = []
    for name, event in seen.items():
        figure = {"pass": "passes", "fail": "fails", "skip": "left out"}[event["Action"]]
        # What a test says last is its figure, or why it fails.
        lines = [line.split(": ", 1)[1].strip() for line in said.get(name, []) if "_test.go:" in line and ": " in line]
        if lines:
            figure += ": " + lines[-1][:150]
        rows.append(row(f"{package} {name} ({event['Elapsed']:.0f} s)", figure, "passes", event["Action"] == "pass"))
    if done.returncode != 0 and all(r[3] for r in rows):  # a crash is nobody's failure
        rows.append(row(f"{package} {pattern}", f"exit code {done.returncode}", "ends", False))
    return rows


def worst(values, key):
    return key(v for v in values if v is not None) if all(v is not None for v in values) else math.nan


@part(1)
def cells():
    """A neuron against closed forms, and every bit against every other kernel."""
    yield from go_tests("./sim/cortex", "ClosedForm|SameBits|KnownBits|TestKernels|TestReference$")


@part(6)
def cortex():
    """The default cortex over 60 s, five seeds."""
    runs = [encephagen("cortex", "stats", "--seconds", 60, "--seed", seed) for seed in range(5)]
    of = lambda key: [r[key] for r in runs]
    what = "default cortex, 60 s, worst of seeds 0-4: "
    yield at_least(what + "E of the slowest region", worst(of("region_rate_min_hz"), min), 3, " Hz")
    yield at_most(what + "E of the fastest region", worst(of("region_rate_max_hz"), max), 10, " Hz")
    yield at_least(what + "I over E", min(r["inh_rate_hz"] / r["exc_rate_hz"] for r in runs), 1)
    yield at_least(what + "CV of intervals", worst(of("cv_isi"), min), 0.8)
    yield at_most(what + "correlation of pairs, 50 ms", worst(of("pairwise_correlation"), max), 0.02)
    worse = max(runs, key=lambda r: abs(r["drift_hz"]))
    yield row(what + "drift", f"{abs(worse['drift_hz']):.2f} Hz, standard error {worse['drift_error_hz']:.2f}", "<= 0.2 Hz", abs(worse["drift_hz"]) <= 0.2)
    yield at_most("default cortex, 600 s, seed 0: drift", abs(encephagen("cortex", "stats", "--seconds", 600)["drift_hz"]), 0.2, " Hz")
    yield at_most(what + "time scale by T1w/T2w, rank r", worst(of("timescale_spearman"), max), -0.5)


@part(15)
def cortex_long():
    """Kick, stimulus, lesion, ten minutes: the long tests of the cortex."""
    yield from go_tests("./sim/cortex", "Thresholds|Recovers|TenMinutes|Activity|Kick|Stimulus$|Lesion$|Senses|LearnedBias|SizesLive")


@part(12)
def fc():
    """Functional connectivity: shipped draws beside one fresh run of 600 s."""
    r = encephagen("cortex", "fc", "--seconds", 600)
    yield at_least("functional connectivity with subjects 5-7, 1 run of 600 s: r", r["fc_r_test"], 0.60, aim=0.67)
    yield at_least("the same without the global signal: r", r["gsr_r_test"], 0.43, aim=0.50)
    yield row(f"r above every one of {r['null_draws']} connectomes with strengths kept",
              f"{r['fc_r_test']:.3f} and {r['gsr_r_test']:.3f}", f"> {r['null_fc_r_test']:.3f} and {r['null_gsr_r_test']:.3f}",
              r["fc_r_test"] > r["null_fc_r_test"] and r["gsr_r_test"] > r["null_gsr_r_test"])
    yield row(f"beside {r['strict_null_draws']} connectomes with distance kept too",
              f"{r['fc_r_test']:.3f} and {r['gsr_r_test']:.3f}",
              f"is {r['strict_null_fc_r_test']:.3f} and {r['strict_null_gsr_r_test']:.3f}", None)


def quietest(*words):
    """The bench of three that took least of the processor: others on the machine
    only add to its time."""
    return min((encephagen("cortex", "bench", *words) for _ in range(3)), key=lambda r: r["cpu_s_per_biological_s"])


@part(6)
def bench():
    """Processor time and memory of the cortex."""
    one = quietest("--threads", 1)
    yield at_least("default cortex on one core, biological s per CPU s", 1 / one["cpu_s_per_biological_s"], 4, aim=8)
    plain = quietest("--threads", 1, "--set", "cortex.release.use=0",
                       "--set", "cortex.coupling.slow_share=0", "--set", "cortex.local.slow_share=0",
                       "--set", "cortex.coupling.gain=0.5")
    yield at_least("the same without slow synapses and depression", 1 / plain["cpu_s_per_biological_s"], 8, aim=12)
    yield from go_tests("./sim/cortex", "TestTwoWorkers|TestMemory", long=False)
    large = encephagen("cortex", "bench", "--neurons-per-region", 2000, "--threads", 2, "--seconds", 3)
    # Two workers that wait for each other spin, so that their processor time says
    # what the clock does on a machine of their own.
    speed = 2 / large["cpu_s_per_biological_s"]
    yield row(f"{large['neurons']} neurons on 2 cores, x real time by processor time",
              f"{speed:.2f} ({large['real_time_factor']:.2f} by the clock)", ">= 0.6 (aim 1)", speed >= 0.6)


@part(10)
def million():
    """A million neurons: time and memory."""
    r = encephagen("cortex", "bench", "--neurons-per-region", 12500, "--threads", 2, "--seconds", 0.2)
    yield at_most(f"{r['neurons']} neurons, {r['synapses'] / 1e6:.0f} million synapses: memory", r["rss_mb"] / 1024, 6, " GB")


@part(6)
def peers():
    """NEST and Brian2 on the validation network: the same spikes?"""
    yield from from_peers("compare")


@part(8)
def peers_bench():
    """NEST and Brian2 on the validation network: who is faster?"""
    yield from from_peers("bench")


def from_peers(task):
    for r in json.loads(command(".ci/peers", task, "--json", accept=(0, 1)).strip().splitlines()[-1]):
        yield row(r["claim"], r["figure"], r["limit"], r["holds"])


@part(3)
def bodies():
    """The bodies against Gymnasium, the optimiser against its literature."""
    yield from go_tests("./sim/body", "Parity|Gymnasium|Healthy|Observation", long=False)
    yield from go_tests("./sim/calibrate", ".", long=False)


@part(4)
def survive():
    """Ticks until the fall."""
    def mean(body, controller, seeds="0:20"):
        return encephagen("survive", "--body", body, "--controller", controller, "--seeds", seeds)["mean"]
    yield near("Humanoid, reference controller, seeds 0-19", mean("humanoid", "reference"), 65.1, 6)
    yield near("Walker2d, reference controller, seeds 0-19", mean("walker2d", "reference"), 239.8, 20)
    for seeds in "0:40", "2000:2040":
        yield at_least(f"Humanoid, newborn, unseen seeds {seeds}", mean("humanoid", "newborn", seeds), 300, aim=400)
        yield at_least(f"Walker2d, newborn, unseen seeds {seeds}", mean("walker2d", "newborn", seeds), 750, aim=900)
    for body, zero in ("humanoid", 40.2), ("walker2d", 115.9):
        yield near(f"{body}, zero torque, seeds 0-19", mean(body, "zero"), zero, 0.05 * zero)


@part(8)
def balance():
    """What balances: against a constant, part by part, pushed."""
    for body in "humanoid", "walker2d":
        r = encephagen("survive", "--body", body, "--seeds", "0:40", "--against", "bias")
        yield row(f"{body}: newborn stands longer than the constant of its mean action, Mann-Whitney, 40 seeds",
                  f"{r['mean']:.0f} and {r['against']['mean']:.0f} steps, p {r['against']['p']:.1g}", "p < 0.01",
                  r["against"]["p"] < 0.01 and r["mean"] > r["against"]["mean"])
        r = encephagen("survive", "--body", body, "--seeds", "0:20", "--ablate", "--push", "--walk")
        for a in r["ablations"]:
            if a["p"] < 0.01:
                yield row(f"{body} without {a['without']}: steps", f"{a['mean']:.0f}, 95 % {a['low']:.0f}-{a['high']:.0f}", f"whole {r['mean']:.0f}", None)
        for p in r["pushes"]:
            yield row(f"{body} pushed {p['direction']}: half recover from", f"{p['largest_ns']:g} N.s", "reported", None)
        w = r["walks"]["mean"]
        yield row(f"{body}: way in 10 s", f"{w['metres']:.2f} m in {w['seconds']:.1f} s upright, {w['steps']} steps", "reported", None)


@part(3)
def cpg():
    """The spinal rhythm."""
    r = encephagen("cpg", "--seeds", "0:20", "--seconds", 10, "--drive", "0,0.2,0.4,0.6,0.8,1", "--perturb", "--random", 30, "--shuffle", 30)
    what = "cord, mean of seeds 0-19, 10 s: "
    yield at_most(what + "left-right correlation", r["corr_lr"], -0.95)
    yield at_most(what + "flexor-extensor correlation, left", r["corr_fe_left"], -0.9)
    yield at_most(what + "flexor-extensor correlation, right", r["corr_fe_right"], -0.9)
    yield row(what + "period", f"{r['period_ms']:.0f} ms", "500 to 2000 ms", 500 <= r["period_ms"] <= 2000)
    yield at_least(what + "periodicity", r["periodicity"], 0.75)
    rates = list(r["mn_rates_hz"].values())
    yield row(what + "motor neurons", f"{min(rates):.0f} to {max(rates):.0f} Hz", "20 to 120 Hz", 20 <= min(rates) and max(rates) <= 120)
    silent = r["silent_classes"] or []
    yield row(what + "silent classes", ", ".join(silent) or "none", "not V2a, V0v (aim: nor V3)",
              not any(s.split()[0].rstrip(",") in ("V2a", "V0v") for s in silent))
    yield row("cord: period falls with drive", str(r.get("period_falls_with_drive")), "True", r.get("period_falls_with_drive") is True)
    p = r["perturb"]
    yield row("cord: perturbations survived", f"{p['survived']} of {p['total']}", ">= 105 of 112", p["survived"] >= 105 and p["total"] == 112)
    for key, name in ("random", "random"), ("shuffle", "shuffled"):
        yield row(f"cord: {name} cords that oscillate", f"{r[key]['oscillating']} of {r[key]['total']}", "0 of 30",
                  r[key]["oscillating"] == 0 and r[key]["total"] == 30)


@part(5)
def lesions():
    """Cord classes out, beside the literature; the cord in a body. Reported."""
    r = encephagen("cpg", "--seeds", "0:5", "--lesions", "--body", "humanoid")
    for l in r["lesions"]:
        for c in l["literature"] or []:
            yield row(f"cord without {l['out']}: {c['finding']} ({c['source']})", "agrees" if c["agrees"] else "does not agree", "", None)
    w, o = r["gait"]["with_cord"], r["gait"]["without_cord"]
    yield row("cord in the Humanoid: share of the hips' torque range", f"{100 * w['hip_torque_share']:.2g} %", "", None)
    yield row("cord in the Humanoid: swing of the hips with and without", f"{w['hip_swing_rad_s']:.2f} and {o['hip_swing_rad_s']:.2f} rad/s", "differ",
              w["hip_swing_rad_s"] > 1.1 * o["hip_swing_rad_s"])


@part(2)
def cord_long():
    """The long tests of the cord."""
    yield from go_tests("./sim/spinal", ".")


@part(7)
def devices():
    """Graphics cards' kernels against the CPU, 10,000 steps of every preset."""
    out = command(".ci/devices", "-v", accept=(0, 1))
    seen = {w[2]: w[1] == "PASS:" for w in map(str.split, out.splitlines()) if len(w) > 2 and w[0] == "---"}
    for claim, test, where in (
        ("spikes, state, arrivals: OpenGL", "TestBits", "render/compute"),
        ("spikes, state, arrivals: cortex.cu by pocl", "TestOpenCL", "OpenCL C"),
        ("a kernel with one other constant is found out", "TestMutation", "all"),
        ("cortex.ptx is what NVRTC 11.8 makes", "TestPTXIsNew", "byte by byte"),
        ("NVIDIA's assembler reads it", "TestAssembler", "every architecture"),
    ):
        yield row(claim, "equal" if seen.get(test) else "not run" if test not in seen else "differs", where, bool(seen.get(test)))
    failed = [name for name, passed in seen.items() if not passed]
    yield row("all tests of both packages", ", ".join(failed) or f"{len(seen)} passed", "pass", not failed)


@part(20)
def window():
    """Ten minutes in the window."""
    yield from go_tests("./app", "TestSoak")


def show(claim, figure, limit, holds):
    print(f"{claim:<76} {figure:<44} {limit:<26} {'-' if holds is None else 'yes' if holds else 'NO'}", flush=True)


def main():
    chosen = sys.argv[1:] or list(parts)
    unknown = [c for c in chosen if c not in parts]
    if unknown:
        sys.exit(f".ci/validate: part {unknown[0]!r} is not known; there are: {', '.join(parts)}")
    minutes = sum(parts[c][0] for c in chosen)
    print(f"{len(chosen)} of {len(parts)} parts, about {minutes} minutes on an idle machine; make validate PART=\"NAME...\" chooses some:")
    for name, (each, f) in parts.items():
        print(f"  {'*' if name in chosen else ' '} {name:<12} {each:>3} min  {f.__doc__.strip()}")
    print()
    print(f"{'claim':<76} {'figure':<44} {'limit':<26} holds", flush=True)
    broken, begun, count = [], time.time(), 0
    for name in chosen:
        try:
            for r in parts[name][1]():
                show(*r)
                count += 1
                if r[3] is False:
                    broken.append(r[0])
        except (Failed, KeyError, TypeError, ValueError) as e:
            show(f"{name}: a command", f"{type(e).__name__}: {e}"[:100], "works", False)
            broken.append(name)
    print(f"\n{count} claims in {(time.time() - begun) / 60:.0f} minutes; " + (f"{len(broken)} do not hold" if broken else "all hold"))
    sys.exit(1 if broken else 0)


main()
