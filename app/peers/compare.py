"""Compares spikes of one network from two simulators, beside network.npz:

python compare.py [--json] ONE.npz OTHER.npz [ONE_AGAIN.npz...]

Each file holds times (ms, from 0 on), neurons (from 0) and seconds, as run_nest.py,
run_brian2.py and `encephagen cortex stats --spikes` write them. The files after
the second are the first simulator with other noise, 3 or more: the spread
between them says how far cross-correlograms lie apart by chance, and a row asks
that the other simulator lies within 4 of its standard deviations. Without them
those rows are printed without being judged.

A row is a claim, a figure, a limit and whether it holds. Exit status 1: one does
not hold.
"""
import json
import math
import os
import sys

import numpy as np

arguments = [a for a in sys.argv[1:] if a != "--json"]
if len(arguments) < 2 or any(a.startswith("-") for a in arguments):
    sys.exit("compare.py: two files of spikes are needed\n\n" + __doc__)

net = np.load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "network.npz"))
region, excites = net["region"].astype(int), net["excites"]
cells, regions = len(region), region.max() + 1


class Spikes:
    """The spikes of one run and what is compared of them."""

    def __init__(self, path):
        with np.load(path) as file:
            self.times, self.neurons = file["times"], file["neurons"].astype(int)
            self.seconds = float(file["seconds"].ravel()[0])
        if len(self.times) == 0:
            sys.exit(f"compare.py: {path} holds no spikes")
        if self.neurons.min() < 0 or self.neurons.max() >= cells:
            sys.exit(f"compare.py: {path} is of another network: neuron {self.neurons.max()} of {cells}")
        self.rates = np.bincount(self.neurons, minlength=cells) / self.seconds
        self.mean = self.rates.mean()
        self.by_region = np.bincount(region, self.rates) / np.bincount(region)

    def variation(self):
        """Coefficients of variation of the intervals of neurons with at least 10."""
        order = np.lexsort((self.times, self.neurons))
        t, i = self.times[order], self.neurons[order]
        same = i[1:] == i[:-1]
        d, i = np.diff(t)[same], i[1:][same]
        count = np.bincount(i, minlength=cells)
        mean = np.bincount(i, d, cells) / np.maximum(count, 1)
        square = np.bincount(i, d * d, cells) / np.maximum(count, 1)
        enough = count >= 10
        return np.sqrt(np.maximum(square - mean**2, 0))[enough] / mean[enough]

    def counts(self, kind):
        """Spikes of a kind of cells by region and 1 ms. A spike lies at the end of its step."""
        bins = math.ceil(self.seconds * 1000)
        at = np.clip(np.ceil(self.times - 1e-6).astype(int) - 1, 0, bins - 1)
        mine = excites[self.neurons] == kind
        return np.bincount(region[self.neurons[mine]] * bins + at[mine], minlength=regions * bins).reshape(regions, bins)

    def correlograms(self):
        """Peak and lag (ms, inhibitory after excitatory) of the cells within a region,
        averaged over the regions, and of all cells, smoothed over 5 ms."""
        e, i = self.counts(True), self.counts(False)
        within = correlogram(e, i)
        whole = np.convolve(correlogram(e.sum(0, keepdims=True), i.sum(0, keepdims=True)), np.ones(5) / 5, "same")
        return [x for c in (within, whole) for x in (c.max(), float(lags[c.argmax()]))]


lags = range(-25, 26)


def correlogram(x, y):
    """Correlation coefficient by lag, mean over the rows."""
    x, y = (a - a.mean(1, keepdims=True) for a in (x, y))
    n = x.shape[1]
    norm = np.sqrt((x * x).sum(1) * (y * y).sum(1))
    return np.array([((x[:, max(0, -k):n - max(0, k)] * y[:, max(0, k):n - max(0, -k)]).sum(1) / norm).mean() for k in lags])


def distance(x, y):
    """Kolmogorov and Smirnov's: the largest between two distribution functions."""
    both = np.sort(np.concatenate([x, y]))
    below = [np.searchsorted(np.sort(v), both, side="right") / len(v) for v in (x, y)]
    return np.abs(below[0] - below[1]).max()


one, other, again = Spikes(arguments[0]), Spikes(arguments[1]), [Spikes(a) for a in arguments[2:]]
rows = []


def row(claim, figure, limit, holds):
    rows.append({"claim": claim, "figure": figure, "limit": limit, "holds": None if holds is None else bool(holds)})


apart = 100 * abs(other.mean / one.mean - 1)
row("mean rate", f"{one.mean:.4f} and {other.mean:.4f} Hz, {apart:.3f} % apart", "1 %", apart < 1)
r = np.corrcoef(one.by_region, other.by_region)[0, 1]
row("rates of the regions, r", f"{r:.5f}", ">= 0.99", r >= 0.99)
cv = one.variation(), other.variation()
d = distance(*cv)
row("CV of intervals, Kolmogorov-Smirnov", f"{d:.4f} (means {cv[0].mean():.4f} and {cv[1].mean():.4f})", "< 0.05", d < 0.05)

mine, theirs = one.correlograms(), other.correlograms()
seeds = np.array([mine] + [s.correlograms() for s in again])
for k, (what, unit, least) in enumerate([
        ("E and I of a region, peak", "", 0), ("E and I of a region, lag of the peak", " ms", 1),
        ("all E and all I, peak", "", 0), ("all E and all I, lag of the peak", " ms", 1)]):
    figure = f"{theirs[k]:.4g}{unit}"
    if len(seeds) < 4:
        row("cross-correlogram of " + what, f"{mine[k]:.4g} and {figure}", "needs 3 more seeds", None)
        continue
    # The other run is one more draw: its distance from the mean of n has the
    # standard deviation sd*sqrt(1+1/n). A lag is known to a bin of 1 ms.
    mean = seeds[:, k].mean()
    tolerance = max(least, 4 * seeds[:, k].std(ddof=1) * math.sqrt(1 + 1 / len(seeds)))
    row("cross-correlogram of " + what, figure, f"{mean:.4g} +- {tolerance:.2g}{unit}", abs(theirs[k] - mean) <= tolerance)

if "--json" in sys.argv:
    print(json.dumps(rows))
else:
    for x in rows:
        print(f"{x['claim']:<56} {x['figure']:<46} {x['limit']:<20} {'-' if x['holds'] is None else 'yes' if x['holds'] else 'NO'}")
sys.exit(any(x["holds"] is False for x in rows))
