#!/usr/bin/env python3
"""No two headers of src/ define a type of one name: all lie in one namespace, and the linker would take one's functions
(a destructor, those of a std::vector of it) for the other's without a word."""
import collections
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent / "src"
TYPE = re.compile(r"(?:template\s*<.*>\s*)?(?:class|struct|union|enum class|enum)\s+(\w+)(?:\s+final)?\s*(?::[^:].*)?\{")


def types_of(header):
    """Types that stand at the namespace's level: the project's format does not indent there."""
    return {m.group(1) for line in header.read_text(encoding="utf-8").splitlines() if (m := TYPE.match(line))}


def main():
    defined = collections.defaultdict(list)
    for header in sorted(SOURCE.rglob("*.h")):
        for name in types_of(header):
            defined[name].append(str(header.relative_to(SOURCE)))
    if len(defined) < 100:
        sys.exit(f"check_types: only {len(defined)} types found: the pattern no longer fits the code")
    twice = {name: files for name, files in defined.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"check_types: {name} is defined in {' and in '.join(files)}")
    sys.exit(1 if twice else 0)


main()
