#!/usr/bin/env python3
"""A folder of src/ uses only the folders above it: the order in which a page flows through the program."""
import pathlib
import re
import sys

ORDER = ['base', 'source', 'page', 'language', 'names', 'measure', 'speech', 'reading', 'lineage', 'story', 'claim', 'dossier', 'cli']


def main():
    src = pathlib.Path(__file__).resolve().parent.parent / 'src'
    wrong = []
    for path in sorted(src.rglob('*.h')) + sorted(src.rglob('*.cpp')):
        here = path.relative_to(src).parts[0]
        if here not in ORDER:
            wrong.append(f'{path}: folder {here} has no place in the order')
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            match = re.match(r'#include "([^"/]+)/', line)
            if match and (match[1] not in ORDER or ORDER.index(match[1]) > ORDER.index(here)):
                wrong.append(f'{path}:{number}: {here} must not use {match[1]}')
    print('\n'.join(wrong) or f'{len(list(src.rglob("*.cpp")))} sources: every include points up the order')
    return 1 if wrong else 0


sys.exit(main())
