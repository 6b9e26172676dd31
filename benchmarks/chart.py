#!/usr/bin/env python3
"""Draws what ./faultline bench --json wrote as an SVG: chart.py figures.json > performance.svg"""
import json
import sys

WIDTH, LEFT, BAR, GAP = 720, 190, 22, 8
COLOURS = {"faultline": "#b4432f", "count": "#5b7083"}


def label(key):
    return key.replace("OnOnePair", " on one pair")


def panel(figures, keys, title, unit, field, top):
    values = [(key, figures[key][field]) for key in keys]
    scale = (WIDTH - LEFT - 110) / max(value for _, value in values)
    out = [f'<text x="0" y="{top}" class="title">{title}</text>']
    y = top + 12
    for key, value in values:
        colour = COLOURS["faultline" if key.startswith("faultline") else "count"]
        length = value * scale
        out.append(f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{label(key)}</text>')
        out.append(f'<rect x="{LEFT}" y="{y}" width="{length:.0f}" height="{BAR}" fill="{colour}"/>')
        shown = f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
        out.append(f'<text x="{LEFT + length + 8:.0f}" y="{y + 16}">{shown} {unit}</text>')
        y += BAR + GAP
    return out, y + 24


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = json.load(file)
    keys = [k for k in ("faultline", "count", "faultlineOnOnePair", "countOnOnePair") if k in figures]
    body, y = [], 20
    for title, unit, field in (
        ("Events a second (more is better)", "", "eventsPerSecond"),
        ("CPU seconds per million events (less is better)", "s", "cpuSecondsPerMillion"),
        ("Peak resident memory (less is better)", "MiB", "peakRssMiB"),
    ):
        part, y = panel(figures, keys, title, unit, field, y)
        body += part
    runs = ", ".join(f"{label(k)} {len(figures[k]['runs'])}" for k in keys)
    note = f"{figures['events']:,} events, {figures['processors']} processors shared with the broker; medians of runs: {runs}"
    body.append(f'<text x="0" y="{y}" class="note">{note}</text>')
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 {WIDTH + 20} {y + 14}" role="img" aria-label="Faultline beside a bare count">')
    print("<style>text{font:14px sans-serif;fill:#222}.title{font-weight:bold}.note{fill:#666}")
    print("@media(prefers-color-scheme:dark){text{fill:#ddd}.note{fill:#aaa}}</style>")
    print("\n".join(body))
    print("</svg>")


main()
