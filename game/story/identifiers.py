"""The fixed identifiers of the sheets: which pitfalls and approaches each sheet holds. A sheet says itself which
testimonies it tells, by the ids of scenarios."""

SHEET_PITFALLS: dict[str, tuple[str, ...]] = {
    "sheet-1": ("wealth-by-nature", "injunction"),
    "sheet-2": ("unspoken-interests", "gain-means-loss"),
    "sheet-3": ("certainties",),
    "sheet-4": ("vision-only", "hidden-cost", "free-riding"),
    "sheet-5": ("good-intentions", "autonomy-fears", "resistance-to-change"),
    "sheet-6": ("persons-only",),
    "sheet-7": ("no-space-for-conflict", "fear-of-conflict"),
    "sheet-8": ("drift-to-value-conflict",),
    "sheet-9": ("cooperation-is-natural",),
}
SHEET_APPROACHES: dict[str, tuple[str, ...]] = {
    "sheet-1": ("1.1", "1.2", "1.3"),
    "sheet-2": ("2.1", "2.2", "2.3"),
    "sheet-3": ("3.1", "3.2", "3.3", "3.4"),
    "sheet-4": ("4.1", "4.2", "4.3", "4.4"),
    "sheet-5": ("5.1", "5.2", "5.3"),
    "sheet-6": ("6.1", "6.2", "6.3", "6.4"),
    "sheet-7": ("7.0", "7.1", "7.2", "7.3"),
    "sheet-8": ("8.1", "8.2", "8.3"),
    "sheet-9": ("9.1", "9.2"),
}
SHEETS = tuple(SHEET_PITFALLS)
TOOLS = ("tool-1", "tool-2", "tool-3", "tool-4")
