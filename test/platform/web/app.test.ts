import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebApp } from '#src/platform/web/app.ts';
import type { WebDeps, WebStatus } from '#src/platform/web/deps.ts';
import { LIMITS } from '#src/platform/web/limits.ts';
import { listenOnLoopback } from '#src/platform/web/listen.ts';
import { SECURITY_HEADERS } from '#src/platform/web/outbound.ts';
import { ask, codeOf, send } from './requests.ts';
import { PROBLEM, PROBLEM_NEXT, READY } from './sample.ts';
import { DIGESTS, sampleDeps } from './sample-deps.ts';

async function start(status?: () => WebStatus, more: Partial<WebDeps> = {}) {
  const deps = { ...sampleDeps(status), ...more };
  const listener = await listenOnLoopback(createWebApp(deps), 0);
  onTestFinished(async () => {
    deps.changes.close();
    await listener.close();
  });
  return { listener, asked: deps.asked, changes: deps.changes };
}

describe('the page', () => {
  test('comes with a strict policy, and so does everything else', async () => {
    const { listener } = await start();
    const replies = await Promise.all(
      ['/', '/assets/page.js', '/assets/adaptivecards.js', '/livez', '/nothing', '/api/ask'].map((path) =>
        send(listener, path),
      ),
    );

    const expected = Object.fromEntries(
      Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (const { headers } of replies) expect(headers).toMatchObject(expected);
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toContain('unsafe');
  });

  test('has no script, style or handler of its own in its markup, and no address elsewhere', async () => {
    const { listener } = await start();
    const { body } = await send(listener, '/');

    expect(body).not.toMatch(/<script(?![^>]* (src="\/assets\/|type="application\/json"))/);
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    expect(body).not.toMatch(/(?:src|href|action)="(?!\/|#)/);
    expect(body).not.toMatch(/(?:src|href)="\/\//);
  });

  test('shows the report, its age and the examples in the language of the browser', async () => {
    const { listener } = await start();
    const en = await send(listener, '/', { headers: { 'accept-language': 'en' } });
    const zh = await send(listener, '/', { headers: { 'accept-language': 'zh-CN' } });

    expect(en.body).toContain('House &lt;of&gt; Research, Aug 2025');
    expect(en.body).toContain('15 months old');
    expect(en.body).toContain('>How did micro caps do?</button>');
    expect(zh.body).toContain('<html lang="zh-Hans"');
    expect(zh.body).toContain('>微盘股表现如何？</button>');
  });

  test('is drawn in the light that was chosen', async () => {
    const { listener } = await start();

    expect((await send(listener, '/', { headers: { cookie: 'smallcaps-theme=dark' } })).body).toContain(
      'data-theme="dark"',
    );
    expect((await send(listener, '/')).body).not.toContain('data-theme=');
  });

  test('names a faulty file with its line and what to do, escaped', async () => {
    const { listener } = await start(() => ({ ...READY, problems: [PROBLEM] }));
    const { body } = await send(listener, '/');

    expect(body).toContain('config/reports/a.yaml:31');
    expect(body).toContain('&lt;b&gt;9,3&lt;/b&gt;');
    expect(body).toContain(PROBLEM_NEXT);
    expect(body).toMatch(/id="problems"(?![^>]* hidden)/);
  });

  test('gives the parts that change, in one language', async () => {
    const { listener } = await start(() => ({ ...READY, problems: [PROBLEM] }));
    const parts = JSON.parse((await send(listener, '/api/page?lang=zh')).body);

    expect(Object.keys(parts)).toEqual([
      'report-line',
      'reports',
      'problems',
      'examples',
      'digest-form',
      'schedule-list',
    ]);
    expect(parts.problems).toContain('有文件需要检查');
  });
});

describe('the digest', () => {
  test('stands in the page, drawn, with the controls for another one', async () => {
    const { listener } = await start();
    const { body } = await send(listener, '/');

    expect(body).toMatch(/<p class="slack-header">.*%/);
    expect(body).toContain('<svg class="plot');
    expect(body).toContain('<time datetime="2026-11-23">Monday, 23 Nov 2026</time>');
    expect(body).toMatch(/name="day" value="2026-11-23" checked>.*Today’s digest.*Tomorrow’s.*The day after’s/s);
    expect(body).toContain('<option value="own">Flows &lt;only&gt;</option>');
    expect(body).toContain('data-thread="[&quot;q1:i=rank;w=since_low&quot;]"');
  });

  test('is that of the day and the template in the address', async () => {
    const { listener } = await start();
    const { body } = await send(listener, '/?day=2026-11-24&template=own');

    expect(body).toContain('Drawn from own for 2026-11-24.');
    expect(body).toContain('value="2026-11-24" checked');
  });

  test.for(['/?day=1999-01-01&template=none', '/?day=a&day=b', '/?template[x]=1'])(
    '%s is the next one by the usual template',
    async (path) => {
      const { listener } = await start();

      expect((await send(listener, path)).body).toContain('<time datetime="2026-11-23">');
    },
  );

  test('comes by itself for the script', async () => {
    const { listener } = await start();
    const reply = JSON.parse((await send(listener, '/api/digest?day=2026-11-25&template=own&lang=zh')).body);

    expect(Object.keys(reply)).toEqual(['html', 'label', 'thread']);
    expect(reply.html).toContain('Drawn from own for 2026-11-25.');
    expect(reply.label).toBe('简报，2026年11月25日');
    expect(reply.thread).toEqual(['q1:i=rank;w=since_low']);
  });

  test('is said not to be there where no template is good', async () => {
    const { listener } = await start(undefined, {
      digests: { ...DIGESTS, templates: () => [], draw: () => undefined },
    });

    expect((await send(listener, '/')).body).toContain('There is no digest to show');
  });

  test('is refused by itself, and a welcome stands in its place, before there is a report', async () => {
    const { listener } = await start(() => ({ ...READY, isReady: false }));
    const reply = await send(listener, '/api/digest');

    expect([reply.status, codeOf(reply)]).toEqual([404, 'DIGEST_MISSING']);
    expect((await send(listener, '/')).body).toContain('<section class="welcome" id="welcome"');
  });

  test('keeps out of the way of a question in the address', async () => {
    const { listener } = await start();
    const { body } = await send(listener, '/?q=micro+caps');

    expect(body).toContain('id="asked-once"');
    expect(body).not.toContain('id="thread-digest"');
  });
});

describe('a picture of a chart', () => {
  const picture: WebDeps['picture'] = async ({ alt }, theme) => ({
    png: new TextEncoder().encode(`${theme}: ${alt}`),
    width: 2,
    height: 2,
    alt,
    key: 'x',
  });

  test('is served under the path that the page was given, and no other', async () => {
    const { listener } = await start(undefined, { picture });
    const { html } = JSON.parse((await send(listener, '/api/digest')).body);
    const [path = ''] = /\/chart\/[0-9a-f]{32}\.png/.exec(html) ?? [];
    const reply = await send(listener, path);

    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'image/png']);
    expect(reply.body).toMatch(/^light: Bar chart/);
    for (const other of ['/chart/0123456789abcdef0123456789abcdef.png', '/chart/..%2fapp.ts', '/chart/a'])
      expect(codeOf(await send(listener, other))).toBe('PICTURE_MISSING');
  });

  test('that cannot be drawn is a fault without its inside', async () => {
    const broken = async () => {
      throw new Error('planted');
    };
    const { listener } = await start(undefined, { picture: broken });
    const { html } = JSON.parse((await send(listener, '/api/digest')).body);
    const reply = await send(listener, /\/chart\/[0-9a-f]{32}\.png/.exec(html)?.[0] ?? '');

    expect([reply.status, codeOf(reply)]).toEqual([500, 'INTERNAL']);
    expect(reply.body).not.toContain('planted');
  });
});

describe('without a script', () => {
  test('one question is answered in the page', async () => {
    const { listener, asked } = await start();
    const { body } = await send(listener, `/?q=${encodeURIComponent('micro caps <b>')}&lang=en`);

    expect(body).toContain('You asked: micro caps &lt;b&gt; after 0');
    expect(asked[0]).toEqual({ question: 'micro caps <b>', thread: [], today: '2026-11-23' });
  });

  test('a question that is too long is refused in the page', async () => {
    const { listener, asked } = await start();
    const { body } = await send(listener, `/?q=${'x'.repeat(LIMITS.questionCharacters + 1)}`);

    expect(body).toContain('The question is too long');
    expect(asked).toEqual([]);
  });

  test.for(['/?q=', '/?q=a&q=b', '/?q[x]=1'])('%s is the empty page', async (path) => {
    const { listener, asked } = await start();

    expect((await send(listener, path)).body).toContain('id="welcome"');
    expect(asked).toEqual([]);
  });
});

describe('a question', () => {
  test('is answered with markup in every form and language, text and JSON, from its thread and the day here', async () => {
    const { listener, asked } = await start();
    const reply = await ask(listener, { question: 'and\u202e since the low?', thread: ['micro caps'], locale: 'zh' });
    const body = JSON.parse(reply.body);

    expect(reply.status).toBe(200);
    expect(Object.keys(body)).toEqual(['asked', 'locale', 'html', 'text', 'json']);
    expect(body.asked).toBe('and\ufffd since the low?');
    expect(body.locale).toBe('zh');
    expect(body.html).toContain('<div class="view view-slack" lang="en" data-locale="en" hidden>');
    expect(body.html).toContain('<div class="view view-slack" lang="zh-Hans" data-locale="zh">');
    expect(body.html).toContain('<div class="view view-plain" lang="zh-Hans" data-locale="zh">');
    expect(body.json).toEqual({ kind: 'figures' });
    const question = { question: 'and\u202e since the low?', thread: ['micro caps'], today: '2026-11-23' };
    expect(asked).toEqual([question, { ...question, locale: 'zh' }]);
  });

  test.for([
    ['is not JSON', 400, 'JSON_REFUSED', '{"question":'],
    ['is JSON of another kind', 400, 'JSON_REFUSED', '"micro caps"'],
    ['has no question', 400, 'SHAPE_REFUSED', '{}'],
    ['is empty', 400, 'QUESTION_EMPTY', '{"question":"  "}'],
    ['is too long', 400, 'QUESTION_TOO_LONG', JSON.stringify({ question: 'x'.repeat(4001) })],
    ['has too long a thread', 400, 'THREAD_TOO_LONG', JSON.stringify({ question: 'x', thread: Array(51).fill('x') })],
    [
      'is larger than the body may be',
      413,
      'BODY_TOO_LARGE',
      JSON.stringify({ question: 'x', thread: Array(20).fill('x'.repeat(4000)) }),
    ],
  ] as const)('that %s is refused with %s %s', async ([, status, code, body]) => {
    const { listener, asked } = await start();
    const reply = await ask(listener, body);

    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(JSON.parse(reply.body).error.message).toMatch(/\w/);
    expect(asked).toEqual([]);
  });

  test('whose packed body does not unpack is refused as a body, not as an address', async () => {
    const { listener, asked } = await start();
    const reply = await ask(listener, 'not packed at all', { 'content-encoding': 'gzip' });

    expect([reply.status, codeOf(reply)]).toEqual([400, 'JSON_REFUSED']);
    expect(asked).toEqual([]);
  });

  test('is refused in Chinese where the page is Chinese', async () => {
    const { listener } = await start();
    const reply = await ask(listener, { question: '' }, { cookie: 'smallcaps-lang=zh' });

    expect(JSON.parse(reply.body).error.message).toContain('问题为空');
  });

  test('that breaks the answer is a fault without its inside', async () => {
    const { listener } = await start();
    const reply = await ask(listener, { question: 'break' });

    expect([reply.status, codeOf(reply)]).toEqual([500, 'INTERNAL']);
    expect(reply.body).not.toContain('planted');
    expect(reply.body).not.toContain('.ts');
  });

  test('as a form or as text is refused', async () => {
    const { listener } = await start();

    expect(codeOf(await ask(listener, 'question=x', { 'content-type': 'application/x-www-form-urlencoded' }))).toBe(
      'TYPE_REFUSED',
    );
    expect(codeOf(await ask(listener, '{"question":"x"}', { 'content-type': 'text/plain' }))).toBe('TYPE_REFUSED');
  });

  test('by GET is refused and told how', async () => {
    const { listener } = await start();
    const reply = await send(listener, '/api/ask?question=x');

    expect([reply.status, reply.headers['allow']]).toEqual([405, 'POST']);
  });
});

describe('somebody else', () => {
  test.for([
    '/',
    '/livez',
    '/assets/page.js',
    '/assets/adaptivecards.js',
    '/api/page',
    '/api/digest',
    '/api/changes',
    '/chart/a.png',
  ])('%s is not shown under another name', async (path) => {
    const { listener } = await start();
    const reply = await send(listener, path, { headers: { host: `evil.example:${listener.port}` } });

    expect([reply.status, codeOf(reply)]).toEqual([421, 'HOST_REFUSED']);
    expect(reply.body).not.toContain('House');
  });

  test.for([{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }] as const)(
    'may not ask from another page: %j',
    async (headers) => {
      const { listener, asked } = await start();
      const reply = await send(listener, '/api/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"question":"x"}',
      });

      expect([reply.status, codeOf(reply)]).toEqual([403, 'ORIGIN_REFUSED']);
      expect(asked).toEqual([]);
    },
  );

  test('may not listen for changes from another page', async () => {
    const { listener } = await start();
    const reply = await send(listener, '/api/changes', { headers: { 'sec-fetch-site': 'cross-site' } });

    expect([reply.status, codeOf(reply)]).toEqual([403, 'ORIGIN_REFUSED']);
  });

  test('may not ask without saying where from', async () => {
    const { listener } = await start();
    const reply = await send(listener, '/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"question":"x"}',
    });

    expect(codeOf(reply)).toBe('ORIGIN_REFUSED');
  });

  test.for([
    '/assets/../app.ts',
    '/assets/%2e%2e/app.ts',
    '/assets/..%2fapp.ts',
    '/assets/',
    '/assets/%',
    '/%ff',
    '/.env',
  ])('%s is not found', async (path) => {
    const { listener } = await start();
    const reply = await send(listener, path);

    expect([reply.status, codeOf(reply)]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('whether the program is up', () => {
  test('it lives and is ready while it answers', async () => {
    const { listener } = await start();

    expect((await send(listener, '/livez')).status).toBe(200);
    expect((await send(listener, '/readyz')).status).toBe(200);
  });

  test('it lives and is not ready before there is a report and while it stops', async () => {
    let isReady = true;
    const { listener, asked } = await start(() => ({ ...READY, isReady }));
    isReady = false;

    expect((await send(listener, '/livez')).status).toBe(200);
    expect((await send(listener, '/readyz')).status).toBe(503);
    expect(codeOf(await ask(listener, { question: 'x' }))).toBe('NOT_READY');
    expect((await send(listener, '/?q=x')).status).toBe(200);
    expect(asked).toEqual([]);
  });
});
