#!/usr/bin/env python3
"""Quality floors: runs the program on the annotated news beside the checkout (../shared) and compares each score with
its floor in floors.json. Says corpus, score and floor; exits 77 ("skipped") where there is no ../shared.

  floors.py PROGRAM [CORPUS…]     all corpora of floors.json, or the named ones
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent.parent.parent / 'shared'


def scores_of(program, row, folder):
    out = pathlib.Path(folder) / 'out.json'
    inputs = [str(SHARED / i) for i in row['inputs']]
    if row['score'] == 'extract':
        with open(out, 'wb') as file:
            subprocess.run([program, 'extract', *inputs], stdout=file, check=False)
        command = ['extract', str(SHARED / row['gold']), str(out)]
    elif row['score'] == 'names':
        command = ['names', str(SHARED / row['gold']), '--', program, 'dossier', '-', '--quiet', '--json', '-']
    else:
        subprocess.run([program, 'dossier', *inputs, '--quiet', '--json', str(out)], check=True)
        command = [row['score'], str(out), str(SHARED / row['gold'])]
    text = subprocess.run([sys.executable, str(SHARED / 'score/score.py'), *command], check=True, stdout=subprocess.PIPE, text=True).stdout
    return {m[1]: (float(m[2]), m[3]) for m in re.finditer(r'^(\w+) ([\d.]+)(.*)$', text, re.M)}


def main(program, wanted):
    if not (SHARED / 'score/score.py').exists():
        print('skipped: no ../shared')
        return 77
    rows = json.loads((HERE / 'floors.json').read_text())
    failed = 0
    for row in rows:
        if wanted and row['corpus'] not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            got = scores_of(program, row, folder)
        for measure, floor in row['floors'].items():
            value, detail = got.get(measure, (0.0, ' (not printed)'))
            good = value >= floor
            failed += not good
            print(f"{'ok  ' if good else 'FAIL'} {row['corpus']:<12} {measure:<20} {value:.3f} floor {floor:.3f}{detail}")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
