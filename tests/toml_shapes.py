"""Texts of TOML that take the memory or the time of whoever reads them without a limit."""

ENORMOUS = 190_000
TOML_OF_ANY_SHAPE = {
    "lists in lists": "a = " + "[" * ENORMOUS,
    "tables in tables": "a = " + "{a=" * (ENORMOUS // 3),
    "a key of ten thousand parts": "a" + ".a" * 10_000 + " = 1",
    "a heading of ten thousand parts": "[a" + ".a" * 10_000 + "]",
    "a number of many digits": "a = " + "9" * ENORMOUS,
    "a number without a measure": "schema_version = 0x" + "f" * ENORMOUS,
    "a day there is not": "a = 2026-02-31",
    "a key that is a pattern": '"(((!*[" = 1',
    "many keys": "\n".join(f"k{n} = 1" for n in range(ENORMOUS // 12)),
}
