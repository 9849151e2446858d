#!/usr/bin/env python3
"""The dossier that the program writes is valid against docs/formats/dossier.schema.json, and its references hold.

  schema_test.py PROGRAM INPUT…
"""
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent


def check_references(d):
    """What a schema cannot say: every name that is used exists, spans lie inside their page, every statement is in a claim
    or a title beside one."""
    pages = {p['id']: p for p in d['pages']}
    entities = {e['id'] for e in d['entities']}
    statements = {s['id']: s for s in d['statements']}
    claims = {c['id'] for c in d['claims']}
    assert len(pages) == len(d['pages']), 'page ids are not unique'
    assert len(statements) == len(d['statements']), 'statement ids are not unique'
    for kind in ('mentions', 'numbers', 'times', 'statements'):
        for x in d[kind]:
            assert 0 <= x['start'] < x['end'] <= len(pages[x['page']]['text']), (kind, x)
    for m in d['mentions']:
        assert m['entity'] in entities, m
    for s in d['statements']:
        for link in s['chain']:
            assert link.get('entity') is None or link['entity'] in entities, s
        outlet = pages[s['page']]['outlet']
        assert outlet is None or s['chain'][-1]['role'] == 'outlet', s
    for p in d['pages']:
        for start, end in p['sentences']:
            assert p['text'][start:end].strip(), p['id']
    in_stories = [p for s in d['stories'] for p in s['pages']]
    assert sorted(in_stories) == sorted(pages), 'every page is in exactly one story'
    in_claims = [s for c in d['claims'] for s in c['statements']]
    titles = [s for c in d['claims'] for s in c.get('titles', [])]
    assert not set(titles) & set(in_claims), 'a title beside a claim is no member of one'
    assert set(in_claims) | set(titles) == set(statements), 'every statement is in a claim or a title beside one'
    for f in d['families']:
        for link in f['links']:
            for passage in link['passages']:
                assert passage['from'][1] <= len(pages[link['from']]['text']), link
                assert passage['to'][1] <= len(pages[link['to']]['text']), link
            assert link['from'] in f['pages'] and link['to'] in f['pages'], link
    for x in d['conflicts']:
        assert x['claim'] in claims, x
        for side in x['sides']:
            assert all(s in statements for s in side['statements']), x
    for x in d['losses']:
        assert x['from'] in statements and x['to'] in statements, x
    for x in d['timeline']:
        assert x['claim'] in claims, x


def main(program, inputs):
    run = subprocess.run([program, 'dossier', *inputs, '--quiet', '--json', '-'], stdout=subprocess.PIPE, check=True)
    dossier = json.loads(run.stdout)
    jsonschema.validate(dossier, json.loads((ROOT / 'docs/formats/dossier.schema.json').read_text()))
    check_references(dossier)
    lists = ['pages', 'entities', 'mentions', 'numbers', 'times', 'statements', 'families', 'stories', 'claims', 'conflicts', 'losses', 'timeline']
    print(', '.join(f'{len(dossier[name])} {name}' for name in lists))
    empty = [name for name in lists if not dossier[name]]
    assert not empty, f'the examples should show every part of a dossier, but there are no {empty}'
    again = subprocess.run([program, 'dossier', *inputs, '--quiet', '--json', '-', '--threads', '1'], stdout=subprocess.PIPE, check=True)
    assert again.stdout == run.stdout, 'one thread gives another dossier than all threads'


main(sys.argv[1], sys.argv[2:])
