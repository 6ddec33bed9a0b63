"""The numbers of both models, what is counted, and how a run is reported: one line of `key value` pairs. Times in minutes."""

import itertools
import math
import random
import sys
import time
from pathlib import Path

DAY = 1440.0
NURSES, CUBICLES, BEDS = 5, 22, 240
SHARES = [0.01, 0.12, 0.35, 0.42, 0.10]
ASSESSMENT_MIN = 8.0
ADMITTED = [0.85, 0.65, 0.39, 0.17, 0.055]
RATES = [float(rate) for rate in Path(__file__).with_name("arrivals.txt").read_text().split()]
_CUMULATIVE = list(itertools.accumulate(SHARES))


def _mu_sigma(mean, cv):
    """Parameters of a lognormal distribution from its mean and coefficient of variation."""
    variance = math.log1p(cv * cv)
    return math.log(mean) - variance / 2.0, math.sqrt(variance)


TREATMENT = [_mu_sigma(mean, 0.6) for mean in (90.0, 70.0, 55.0, 35.0, 20.0)]
STAY = _mu_sigma(2.5 * DAY, 1.0)


def luck(seed):
    return random.Random(seed)


def lognormal(luck, mu, sigma):
    return luck.lognormvariate(mu, sigma)


def draw_class(luck):
    u = luck.random()
    for kind, up_to in enumerate(_CUMULATIVE):
        if u < up_to:
            return kind
    return len(SHARES) - 1


def arrivals(luck):
    """Times of arrival for ever: gaps have no memory, so one that passes the hour is drawn anew at the next hour's rate."""
    now = 0.0
    for hour in itertools.count():
        rate = RATES[hour % 168] / 60.0
        end = (hour + 1) * 60.0
        while True:
            now += luck.expovariate(rate)
            if now >= end:
                now = end
                break
            yield now


class Sums:
    def __init__(self):
        self.attendances = self.treated = self.admitted = self.left = self.in_time = 0
        self.nurses = self.cubicles = self.beds = 0
        self.nurse_min = self.cubicle_min = self.bed_min = 0.0

    def nurse(self, wait):
        self.nurses += 1
        self.nurse_min += wait

    def cubicle(self, wait):
        self.cubicles += 1
        self.cubicle_min += wait

    def bed(self, wait):
        self.beds += 1
        self.bed_min += wait

    def leaves(self, stay):
        self.left += 1
        self.in_time += stay <= 240.0

    def result(self):
        return {
            "units": self.attendances,
            "in_time": self.in_time / max(self.left, 1),
            "nurse": self.nurse_min / max(self.nurses, 1),
            "cubicle": self.cubicle_min / max(self.cubicles, 1),
            "boarding": self.bed_min / max(self.beds, 1),
            "admitted": self.admitted / max(self.treated, 1),
        }


def main(line, department):
    """Runs `MODEL SIZE SEED`: customers of the line, days of the department. A model may return how to count what it kept, which is not timed."""
    model, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    before = time.process_time()
    result = {"line": line, "department": department}[model](size, seed)
    seconds = time.process_time() - before
    result = result() if callable(result) else result
    print(*(f"{key} {value}" for key, value in result.items()), f"cpu {seconds:.6f}")
