#!/usr/bin/env python3
"""Compares the first frame of two programs: first_frame.py REFERENCE PROGRAM [ARGUMENT…]

Runs them in turn, so that both meet the same machine, and prints medians and their ratio. Each prints
`first_frame_ms N` and `pss_kib N`. For instance, in a virtual display:

    first_frame.py build/release/bench_bare_window build/release/monqua --bench-first-frame
"""

import os
import re
import statistics
import subprocess
import sys
import time

RUNS = 15


def run(command):
    environment = dict(os.environ, MONQUA_STARTED_NS=str(time.clock_gettime_ns(time.CLOCK_MONOTONIC)))
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
    return tuple(float(re.search(rf"{name} ([\d.]+)", out).group(1)) for name in ("first_frame_ms", "pss_kib"))


def main():
    commands = [sys.argv[1:2], sys.argv[2:]]
    for command in commands:
        run(command)  # brings both into the page cache
    results = [[], []]
    for _ in range(RUNS):
        for command, measured in zip(commands, results):
            measured.append(run(command))
    medians = [[statistics.median(values) for values in zip(*measured)] for measured in results]
    for command, (ms, pss) in zip(commands, medians):
        print(f"{os.path.basename(command[0]):24} first frame {ms:7.1f} ms   PSS {pss / 1024:6.1f} MiB")
    print(f"{'ratio':24} first frame {medians[1][0] / medians[0][0]:7.2f}      PSS {medians[1][1] / medians[0][1]:6.2f}")


main()
