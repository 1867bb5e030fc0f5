"""Files that are not what they should be, as hands, editors and disks make them; each with the code that says it."""

# What may lie where a scenario should be: nothing, a list, words, a number, comments, bytes that are no text
NO_SCENARIOS = {
    "empty": (b"", "S118"),
    "spaces": (b" \n\n", "S118"),
    "comments": (b"# to be written\n", "S118"),
    "null": (b"null\n", "S118"),
    "list": (b"- a\n- b\n", "S118"),
    "empty-list": (b"[]\n", "S118"),
    "word": (b"condition\n", "S118"),
    "number": (b"3\n", "S118"),
    "truth": (b"true\n", "S118"),
    "quoted": (b'"id: x"\n', "S118"),
    "latin": ("id: é".encode("latin-1"), "S101"),
    "utf-16": ("id: x".encode("utf-16"), "S101"),
    "binary": (bytes(range(256)), "S101"),
    "nothing-in-it": (b"{}\n", "S106"),
    "half": (b"id: half\nsheet: sheet-1\n", "S106"),
    "deep": (b"[" * 1_000, "S119"),
    "digits": (b"9" * 100_000, "S109"),
}
