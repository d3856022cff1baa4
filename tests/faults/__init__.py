"""What a laptop does to a program: kills, full and failing disks, power cuts, damaged files, moved clocks.

`python -m tests.faults` runs all of it; the check command runs a seeded sample of each.
"""
