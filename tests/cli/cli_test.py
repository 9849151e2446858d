#!/usr/bin/env python3
"""Drives the real program in an empty folder: inputs of every kind, good and bad; outputs; exit statuses.

Usage: cli_test.py PROGRAM [unittest arguments]"""
import gzip
import http.server
import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = ''
ARTICLE = 'مجلس المدينة يقر موازنة الميناء\nأقر مجلس مدينة سيرانة، الثلاثاء، موازنة الميناء للعام المقبل.\nوقالت رئيسة المجلس ليان الدرمي إن الموازنة بلغت 12 مليون درهم.\n'
HTML = ('<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>مجلس المدينة يقر موازنة الميناء</title></head><body><article>'
        '<h1>مجلس المدينة يقر موازنة الميناء</h1><p>أقر مجلس مدينة سيرانة، الثلاثاء، موازنة الميناء للعام المقبل بعد جلسة طويلة حضرها جميع الأعضاء.</p>'
        '<p>وقالت رئيسة المجلس ليان الدرمي إن الموازنة بلغت 12 مليون درهم، وإن العمل يبدأ في الربيع.</p></article></body></html>')


def record(**fields):
    return json.dumps(fields, ensure_ascii=False) + '\n'


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='tawatur-cli-'))

    def tearDown(self):
        for path in self.folder.rglob('*'):
            if path.is_dir():
                path.chmod(0o755)
        shutil.rmtree(self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_program(self, *arguments, stdin=b'', status=0, **more):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, input=stdin, capture_output=True, timeout=120, **more)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stderr.decode()}')
        return done.stdout.decode(), done.stderr.decode()

    def dossier(self, *arguments, **more):
        out, err = self.run_program('dossier', *arguments, '--json', '-', **more)
        dossier = json.loads(out)
        for line in dossier['diagnostics']:
            self.assertIn(f'tawatur: {line["source"]}: {line["message"]}', err)
        return dossier

    def ids(self, dossier):
        return [page['id'] for page in dossier['pages']]

    def check_bad(self, name, code, status=2):
        """One bad input: told by name, and the good page beside it is still read."""
        dossier = self.dossier(name, status=status)
        self.assertIn(code, {d['code'] for d in dossier['diagnostics']}, dossier['diagnostics'])
        self.assertTrue(all(d['source'].startswith(name) for d in dossier['diagnostics']))
        self.write('good.txt', ARTICLE)
        beside = self.dossier(name, 'good.txt', status=1)
        self.assertIn('good', self.ids(beside))
        return dossier


class Inputs(Cli):
    def test_every_kind_plain_and_packed(self):
        plain = {'a.txt': ARTICLE, 'b.html': HTML, 'c.htm': HTML, 'd.xhtml': HTML, 'e.jsonl': record(id='e', text=ARTICLE)}
        for name, text in plain.items():
            stem = name[0]
            self.assertEqual(self.ids(self.dossier(self.write(name, text))), [stem])
            half = len(text.encode()) // 2
            members = gzip.compress(text.encode()[:half]) + gzip.compress(text.encode()[half:])
            self.assertEqual(self.ids(self.dossier(self.write(name + '.gz', members))), [stem])
            if shutil.which('zstd'):
                frames = b''.join(subprocess.run(['zstd', '-qc'], input=part, capture_output=True, check=True).stdout
                                  for part in (text.encode()[:half], text.encode()[half:]))
                self.assertEqual(self.ids(self.dossier(self.write(name + '.zst', frames))), [stem])

    def test_folder_in_order_of_names(self):
        for name in ('z/b.txt', 'z/a.html', 'a/c.jsonl', 'm.txt.gz'):
            text = HTML if 'html' in name else record(id='c', text=ARTICLE) if 'jsonl' in name else ARTICLE
            self.write(f'in/{name}', gzip.compress(text.encode()) if name.endswith('.gz') else text)
        self.write('in/picture.png', b'\x89PNG\r\n')
        self.assertEqual(self.ids(self.dossier('in')), ['c', 'm', 'a', 'b'])

    def test_standard_input(self):
        lines = (record(id='one', text=ARTICLE) + '\n' + record(id='two', html=HTML)).encode()
        self.assertEqual(self.ids(self.dossier('-', stdin=lines)), ['one', 'two'])
        self.assertEqual(self.ids(self.dossier('-', stdin=gzip.compress(lines))), ['one', 'two'])

    def test_archive(self):
        http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' + HTML.encode()
        warc = b''
        for number, kind in enumerate(('request', 'response', 'revisit', 'response')):
            block = http if kind == 'response' else b'GET / HTTP/1.1\r\n\r\n'
            warc += gzip.compress(f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:r{number}>\r\nWARC-Target-URI: https://example.org/{number}\r\n'
                                  f'Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n'.encode() + block + b'\r\n\r\n')
        dossier = self.dossier(self.write('a.warc.gz', warc))
        self.assertEqual(self.ids(dossier), ['r1', 'r3'])
        self.assertEqual(dossier['pages'][0]['url'], 'https://example.org/1')
        dossier = self.dossier(self.write('cut.warc.gz', warc[:-40]), status=1)
        self.assertEqual(self.ids(dossier), ['r1'])

    def test_record_fields(self):
        page = self.dossier(self.write('r.jsonl', record(id='x', text='جسم الخبر هنا.', title='العنوان', outlet='وكالة سيرانة', url='https://example.org/1',
                                                         published='Wed, 21 Mar 2018 22:46:27 +0000', byline='ليان')))['pages'][0]
        self.assertEqual(page['text'], 'العنوان\nجسم الخبر هنا.')
        self.assertEqual((page['outlet'], page['url'], page['published'], page['byline']),
                         ('وكالة سيرانة', 'https://example.org/1', '2018-03-21T22:46:27Z', 'ليان'))

    def test_ids_are_unique_and_told(self):
        self.write('one/a.txt', ARTICLE)
        self.write('two/a.txt', ARTICLE + 'سطر آخر.')
        dossier = self.dossier('one', 'two')
        self.assertEqual(self.ids(dossier), ['a', 'a~2'])
        self.assertEqual([d['code'] for d in dossier['diagnostics']], ['duplicate'])

    def test_a_file_given_twice_is_read_once(self):
        self.write('in/a.txt', ARTICLE)
        dossier = self.dossier('in', 'in/a.txt')
        self.assertEqual(self.ids(dossier), ['a'])
        self.assertEqual([d['code'] for d in dossier['diagnostics']], ['duplicate'])

    def test_records_without_id_get_one(self):
        self.write('r.jsonl', record(text=ARTICLE) + record(text=ARTICLE, url='https://example.org/2'))
        ids = self.ids(self.dossier('r.jsonl'))
        self.assertEqual(ids[0], 'r:1')
        self.assertRegex(ids[1], '^[0-9a-f]{16}$')


class BadInputs(Cli):
    def test_missing(self):
        self.check_bad('nowhere.txt', 'not_found')

    def test_empty_and_blank(self):
        for name in ('empty.txt', 'empty.html', 'empty.jsonl'):
            self.check_bad(self.write(name, ''), 'empty')
        self.check_bad(self.write('blank.txt', ' \n\t\n'), 'empty')
        self.check_bad(self.write('blank.jsonl', '\n\n'), 'empty')

    def test_binary(self):
        for name, head in (('a.txt', b'%PDF-1.7\n'), ('b.html', b'\x89PNG\r\n\x1a\n'), ('c.jsonl', b'\x7fELF\x02\x01'), ('d.html', bytes(range(256)) * 9)):
            self.check_bad(self.write(name, head + os.urandom(100)), 'unsupported')

    def test_wrong_endings_are_read_and_told(self):
        for name, text in (('h.txt', HTML), ('t.html', ARTICLE), ('j.html', record(id='j', text=ARTICLE)), ('x.jsonl', HTML), ('p.txt.gz', ARTICLE)):
            dossier = self.dossier(self.write(name, text), status=1)
            self.assertEqual(self.ids(dossier), [name[0]])
            self.assertEqual(len(dossier['diagnostics']), 1)
        self.assertEqual(self.ids(self.dossier(self.write('g.txt', gzip.compress(ARTICLE.encode())))), ['g'])

    def test_cut_gzip(self):
        lines = ''.join(record(id=str(i), text=f'{ARTICLE} {i} {os.urandom(40).hex()}') for i in range(200))
        whole = gzip.compress(lines.encode())
        dossier = self.dossier(self.write('cut.jsonl.gz', whole[:len(whole) * 2 // 3]), status=1)
        self.assertGreater(len(dossier['pages']), 50)
        self.assertEqual([d['code'] for d in dossier['diagnostics']], ['unreadable'])
        page = gzip.compress(HTML.encode())
        self.check_bad(self.write('cut.html.gz', page[:-20]), 'unreadable')
        self.check_bad(self.write('head.html.gz', page[:6]), 'unreadable')

    def test_damaged_gzip(self):
        page = bytearray(gzip.compress(HTML.encode()))
        page[40] ^= 0x55
        self.check_bad(self.write('damaged.html.gz', bytes(page)), 'unreadable')

    def test_invalid_utf8(self):
        dossier = self.dossier(self.write('u.txt', ARTICLE.encode() + b'\xff\xfe \xd9\n'), status=1)
        self.assertEqual((self.ids(dossier), dossier['diagnostics'][0]['code']), (['u'], 'unreadable'))
        line = record(id='r', text=ARTICLE + 'Z').encode().replace(b'Z', b'\xd9')
        dossier = self.dossier(self.write('u.jsonl', line), status=1)
        self.assertEqual((self.ids(dossier), dossier['diagnostics'][0]['code']), (['r'], 'unreadable'))

    def test_windows_1256(self):
        dossier = self.dossier(self.write('w.txt', ARTICLE.encode('windows-1256')), status=1)
        self.assertEqual((self.ids(dossier), dossier['diagnostics'][0]['code']), (['w'], 'unreadable'))
        self.check_bad(self.write('w.jsonl', record(text=ARTICLE).encode('windows-1256')), 'unreadable')

    def test_a_line_of_200_megabytes(self):
        path = self.folder / 'long.jsonl'
        with path.open('wb') as file:
            file.write(record(id='before', text=ARTICLE).encode() + b'{"text": "')
            for _ in range(200):
                file.write(b'x' * (1 << 20))
            file.write(b'"}\n' + record(id='after', text=ARTICLE).encode())
        dossier = self.dossier('long.jsonl', status=1)
        self.assertEqual(self.ids(dossier), ['before', 'after'])
        self.assertEqual([(d['source'], d['code']) for d in dossier['diagnostics']], [('long.jsonl:2', 'too_large')])

    def test_no_rights(self):
        self.write('in/ok.txt', ARTICLE)
        self.write('in/closed/a.txt', ARTICLE)
        self.write('in/secret.txt', ARTICLE)
        (self.folder / 'in/secret.txt').chmod(0)
        (self.folder / 'in/closed').chmod(0)
        program, more = PROGRAM, {}
        if os.geteuid() == 0:  # root may read all: become nobody, who needs a program that he can reach
            self.folder.chmod(0o755)
            program = shutil.copy(PROGRAM, self.folder / 'program')
            more = {'user': 65534, 'group': 65534, 'extra_groups': []}
        done = subprocess.run([program, 'dossier', 'in', '--json', '-'], cwd=self.folder, capture_output=True, timeout=60, **more)
        dossier = json.loads(done.stdout)
        self.assertEqual((done.returncode, self.ids(dossier)), (1, ['ok']))
        self.assertEqual({(d['source'], d['code']) for d in dossier['diagnostics']}, {('in/closed', 'no_access'), ('in/secret.txt', 'no_access')})

    def test_folder_without_pages(self):
        (self.folder / 'none').mkdir()
        self.check_bad('none', 'empty')

    def test_records_that_are_not_pages(self):
        lines = [record(id='no-text', title='عنوان'), record(id='wrong-type', text=5), record(id='blank', text='  '), '[1, 2]\n', '"text"\n', '{"text": \n',
                 '{"text": "a", "deep": ' + '[' * 100000 + ']' * 100000 + '}\n', record(id='good', text=ARTICLE),
                 record(id='odd', text=ARTICLE, title=['x'], outlet=7, published='soon')]
        dossier = self.dossier(self.write('r.jsonl', ''.join(lines)), status=1)
        self.assertEqual(self.ids(dossier), ['good', 'odd'])
        self.assertEqual([d['source'] for d in dossier['diagnostics']], [f'r.jsonl:{n}' for n in (1, 2, 3, 4, 5, 6, 7, 9)])
        for field in ('title', 'outlet', 'published'):
            self.assertIn(field, dossier['diagnostics'][-1]['message'])

    def test_many_bad_lines_are_counted(self):
        dossier = self.dossier(self.write('r.jsonl', 'not json\n' * 5000 + record(id='good', text=ARTICLE)), status=1)
        self.assertEqual(self.ids(dossier), ['good'])
        self.assertEqual(len(dossier['diagnostics']), 21)
        self.assertIn('4980', dossier['diagnostics'][-1]['message'])

    def test_json_array(self):
        self.check_bad(self.write('a.jsonl', '[\n' + record(text=ARTICLE).strip() + '\n]\n'), 'unsupported')

    def test_compression_bomb(self):
        bomb = gzip.compress(b'x ' * (128 << 20), 9)
        self.check_bad(self.write('bomb.txt.gz', bomb), 'too_large')
        self.check_bad(self.write('bomb2.jsonl.gz', gzip.compress(b'\n' * (256 << 20), 9)), 'too_large')
        self.check_bad(self.write('nested.txt.gz', gzip.compress(gzip.compress(gzip.compress(gzip.compress(ARTICLE.encode()))))), 'unsupported')


class Site(http.server.BaseHTTPRequestHandler):
    """A news site on the loopback address."""
    paths = []

    def do_GET(self):
        Site.paths.append(self.path)
        here = f'http://127.0.0.1:{self.server.server_port}'
        item = '<item><link>{}</link><title>{}</title><content:encoded><![CDATA[{}]]></content:encoded></item>'
        pages = {
            '/robots.txt': ('text/plain', 'User-agent: *\nDisallow: /closed\n'),
            '/1': ('text/html; charset=utf-8', HTML),
            '/2': ('text/html; charset=utf-8', HTML.replace('12', '13')),
            '/picture': ('image/png', '\x89PNG\r\n'),
            '/check': ('text/html', '<title>Just a moment...</title>'),
            '/feed': ('application/rss+xml', '<rss xmlns:content="c"><channel><title>o</title>' + item.format('/1', '', '') + item.format('/gone', 'عنوان', '<p>' + ARTICLE * 4 + '</p>')
                      + item.format('/2', '', '') + item.format('/closed', '', '') + '</channel></rss>'),
            '/index': ('application/xml', f'<sitemapindex><sitemap><loc>{here}/feed</loc></sitemap><sitemap><loc>{here}/index</loc></sitemap></sitemapindex>'),
        }
        kind, text = pages.get(self.path, ('text/html', ''))
        self.send_response(200 if self.path in pages else 404)
        self.send_header('Content-Type', kind)
        self.end_headers()
        self.wfile.write(text.encode('latin-1' if kind == 'image/png' else 'utf-8'))

    def log_message(self, *_):
        pass


class WebInputs(Cli):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Site)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.site = f'http://127.0.0.1:{self.server.server_port}'
        Site.paths = []

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def read(self, *inputs, **more):
        return self.dossier(*inputs, '--allow-private-addresses', '--host-delay', '0', **more)

    def test_pages_by_address(self):
        dossier = self.read(self.site + '/1', self.site + '/2')
        self.assertEqual([p['url'] for p in dossier['pages']], [self.site + '/1', self.site + '/2'])
        dossier = self.read(self.site + '/1', self.site + '/gone', self.site + '/closed', self.site + '/picture', self.site + '/check', status=1)
        self.assertEqual([d['code'] for d in dossier['diagnostics']], ['not_found', 'refused', 'unsupported', 'refused'])
        self.assertEqual(len(dossier['pages']), 1)
        self.assertNotIn('/closed', Site.paths)

    def test_feed(self):
        by_address = self.read(self.site + '/feed', status=1)
        self.assertEqual([p['url'] for p in by_address['pages']], [self.site + path for path in ('/1', '/gone', '/2')])
        self.assertEqual([d['source'] for d in by_address['diagnostics']], [self.site + '/gone', self.site + '/closed'])
        self.write('list.xml', f'<feed><entry><link href="{self.site}/1"/></entry><entry><link href="{self.site}/2"/></entry></feed>')
        self.assertEqual([p['url'] for p in self.read('list.xml')['pages']], [self.site + '/1', self.site + '/2'])

    def test_sitemap_that_lists_itself_ends(self):
        dossier = self.read(self.site + '/index', status=1)
        self.assertIn('too_large', [d['code'] for d in dossier['diagnostics']])

    def test_own_machine_is_out_of_reach_by_default(self):
        dossier = self.dossier(self.site + '/1', status=2)
        self.assertEqual([d['code'] for d in dossier['diagnostics']], ['refused'])
        self.assertEqual(Site.paths, [])


class Outputs(Cli):
    def setUp(self):
        super().setUp()
        self.write('a.txt', ARTICLE)

    def test_terminal_is_what_is_printed(self):
        out, err = self.run_program('dossier', 'a.txt')
        self.assertIn('مجلس المدينة', out)
        self.assertNotIn('\x1b[', out)
        self.assertNotIn('"format"', out)
        self.assertEqual(err, '')

    def test_several_at_once(self):
        out, _ = self.run_program('dossier', 'a.txt', '--json', 'd.json', '--html', 'd.html', '--markdown', '-')
        self.assertEqual(json.loads((self.folder / 'd.json').read_text())['format'], 1)
        self.assertIn('<html', (self.folder / 'd.html').read_text())
        self.assertTrue(out.startswith('#'))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ['a.txt', 'd.html', 'd.json'])

    def test_number_of_stories(self):
        self.write('b.txt', 'إغلاق جسر النهر\nأغلقت بلدية ميلانور جسر النهر صباح الأحد بسبب أعمال الصيانة.\n')
        out, _ = self.run_program('dossier', 'a.txt', 'b.txt', '--html', '-', '--stories', '1')
        self.assertIn('id=story1>', out)
        self.assertNotIn('id=story2>', out)
        self.assertIn('--stories', out)
        _, err = self.run_program('dossier', 'a.txt', '--stories', '0', status=2)
        self.assertIn('--stories', err)

    def test_an_old_file_stays_where_writing_fails(self):
        (self.folder / 'old.json').write_text('old')
        self.run_program('dossier', 'a.txt', '--json', 'nowhere/d.json', status=2)
        self.run_program('dossier', 'a.txt', '--json', '.', status=2)
        _, err = self.run_program('dossier', 'a.txt', '--json', '/dev/full', status=2)
        self.assertIn('/dev/full', err)
        self.run_program('dossier', 'a.txt', '--json', 'old.json', '--html', 'nowhere/d.html', status=2)
        self.assertEqual((self.folder / 'old.json').read_text(), 'old')
        (self.folder / 'link.json').symlink_to('old.json')
        (self.folder / 'old.json').chmod(0o640)
        self.run_program('dossier', 'a.txt', '--json', 'link.json')
        self.assertTrue((self.folder / 'link.json').is_symlink())
        self.assertEqual(json.loads((self.folder / 'old.json').read_text())['format'], 1)
        self.assertEqual(stat.S_IMODE((self.folder / 'old.json').stat().st_mode), 0o640)

    def test_extract_gives_a_page_a_line(self):
        out, _ = self.run_program('extract', '-', stdin=b''.join(record(id=str(i), text=ARTICLE).encode() for i in range(300)))
        self.assertEqual([json.loads(line)['id'] for line in out.splitlines()], [str(i) for i in range(300)])
        _, err = self.run_program('extract', 'a.txt', 'nowhere', status=1)
        self.assertIn('tawatur: nowhere: ', err)
        self.run_program('extract', 'nowhere', status=2)

    def test_published_fills_in(self):
        page = self.dossier('a.txt', '--published', '2024-12-11T18:00:00Z')['pages'][0]
        self.assertEqual(page['published'], '2024-12-11T18:00:00Z')
        _, err = self.run_program('dossier', 'a.txt', '--published', 'soon', status=2)
        self.assertIn('--published', err)

    def test_same_bytes_for_any_number_of_threads(self):
        lines = ''.join(record(id=f'p{i % 190}', text=f'{ARTICLE}وأضاف أن {i} سفينة رست في الميناء.', outlet=f'صحيفة {i % 3}') if i % 17 else 'broken\n' for i in range(400))
        self.write('many.jsonl', lines)
        made = [self.run_program('dossier', 'many.jsonl', 'a.txt', '--json', '-', '--threads', str(n), status=1) for n in (1, 2, 5)]
        self.assertEqual(made[0], made[1])
        self.assertEqual(made[0], made[2])
        extracted = [self.run_program('extract', 'many.jsonl', 'a.txt', '--threads', str(n), status=1) for n in (1, 2)]
        self.assertEqual(extracted[0], extracted[1])


class Usage(Cli):
    def test_help_and_version(self):
        self.assertRegex(self.run_program('--version')[0], r'^tawatur \d+\.\d+\.\d+\n$')
        self.assertIn('dossier', self.run_program('help')[0])
        self.assertEqual(self.run_program('help', 'dossier')[0], self.run_program('dossier', '--help')[0])

    def test_wrong_usage(self):
        for arguments in ((), ('dossier',), ('nonsense',), ('help', 'nonsense'), ('dossier', 'a', '--threads', 'x'), ('dossier', 'a', '--nonsense'),
                          ('dossier', 'a', '--json', '-', '--html', '-')):
            _, err = self.run_program(*arguments, status=2)
            self.assertTrue(err.strip(), arguments)


if __name__ == '__main__':
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=1)
