"""Compares spikes of the same network: python compare.py A.npz B.npz, beside network.npz.

Either file holds times (ms), neurons (from 0) and seconds, as run_nest.py,
run_brian2.py and `encephagen cortex stats --spikes` write it. Prints one line of
JSON: mean rates and their difference, the correlation of the regions' rates, the
Kolmogorov-Smirnov distance of the neurons' coefficients of variation, and the
correlation of the cross-correlograms of all excitatory and all inhibitory cells.
"""
import json
import os
import sys

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
net = np.load(os.path.join(here, "network.npz"))
region = net["region"]
n = len(region)
a, b = (np.load(path) for path in sys.argv[1:3])


def rates(s):
    return np.bincount(s["neurons"], minlength=n) / float(s["seconds"].ravel()[0])


def variation(s):
    order = np.lexsort((s["times"], s["neurons"]))
    t, i = s["times"][order], s["neurons"][order]
    same = i[1:] == i[:-1]
    d, i = np.diff(t)[same], i[1:][same]
    count = np.bincount(i, minlength=n)
    mean = np.bincount(i, d, n) / np.maximum(count, 1)
    square = np.bincount(i, d * d, n) / np.maximum(count, 1)
    enough = count >= 10
    return np.sqrt(np.maximum(square - mean**2, 0))[enough] / mean[enough]


def distance(x, y):
    both = np.sort(np.concatenate([x, y]))
    below = lambda v: np.searchsorted(np.sort(v), both, side="right") / len(v)
    return np.abs(below(x) - below(y)).max()


def correlogram(s):
    excites = net["excites"][s["neurons"]]
    first = s["times"].min()
    bins = np.arange(0, float(s["seconds"].ravel()[0]) * 1000, 2)
    x, y = (np.histogram(s["times"][excites == kind] - first, bins)[0] for kind in (True, False))
    x, y = x - x.mean(), y - y.mean()
    lags = range(-25, 26)
    return np.array([np.mean(x[max(0, -k):len(x) - max(0, k)] * y[max(0, k):len(y) - max(0, -k)]) for k in lags])


ra, rb = rates(a), rates(b)
of_regions = lambda r: np.bincount(region, r) / np.bincount(region)
ca, cb = variation(a), variation(b)
print(json.dumps({
    "mean_rate_hz": [ra.mean(), rb.mean()], "difference_percent": 100 * (rb.mean() / ra.mean() - 1),
    "region_rates_r": np.corrcoef(of_regions(ra), of_regions(rb))[0, 1],
    "cv_isi": [ca.mean(), cb.mean()], "cv_isi_ks": distance(ca, cb),
    "correlogram_r": np.corrcoef(correlogram(a), correlogram(b))[0, 1],
}))
