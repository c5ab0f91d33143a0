import { request } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebApp, type WebStatus } from '#src/platform/web/app.ts';
import { LIMITS } from '#src/platform/web/limits.ts';
import { type Listener, listenOnLoopback } from '#src/platform/web/listen.ts';
import { SECURITY_HEADERS } from '#src/platform/web/outbound.ts';
import { PROBLEM, PROBLEM_NEXT, READY, sampleDeps } from './sample.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function start(status?: () => WebStatus) {
  const deps = sampleDeps(status);
  const listener = await listenOnLoopback(createWebApp(deps), 0);
  onTestFinished(() => listener.close());
  return { listener, asked: deps.asked };
}

/** One request as written: `fetch` would set Host and the `Sec-` headers by itself. */
function send({ port }: Listener, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const { statusCode = 0, headers: got } = response;
      resolve({ status: statusCode, headers: got, body: Buffer.concat(chunks).toString('utf8') });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function ask(listener: Listener, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers };
  return send(listener, '/api/ask', {
    method: 'POST',
    headers: own,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function codeOf({ body }: Reply): unknown {
  return JSON.parse(body).error.code;
}

describe('the page', () => {
  test('comes with a strict policy, and so does everything else', async () => {
    const { listener } = await start();
    const replies = await Promise.all(
      ['/', '/assets/page.js', '/livez', '/nothing', '/api/ask'].map((path) => send(listener, path)),
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

    expect(Object.keys(parts)).toEqual(['report-line', 'reports', 'problems', 'examples']);
    expect(parts.problems).toContain('有文件需要检查');
  });
});

describe('without a script', () => {
  test('one question is answered in the page', async () => {
    const { listener, asked } = await start();
    const { body } = await send(listener, `/?q=${encodeURIComponent('micro caps <b>')}&lang=en`);

    expect(body).toContain('You asked: micro caps &lt;b&gt; after 0');
    expect(asked).toEqual([{ question: 'micro caps <b>', thread: [], today: '2026-11-22', locale: 'en' }]);
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
  test('is answered with markup, text and JSON, from its thread and the day here', async () => {
    const { listener, asked } = await start();
    const reply = await ask(listener, { question: 'and\u202e since the low?', thread: ['micro caps'], locale: 'zh' });
    const body = JSON.parse(reply.body);

    expect(reply.status).toBe(200);
    expect(Object.keys(body)).toEqual(['asked', 'locale', 'html', 'text', 'json']);
    expect(body.asked).toBe('and\ufffd since the low?');
    expect(body.html).toContain('<div class="answer" lang="zh-Hans">');
    expect(body.json).toEqual({ kind: 'figures' });
    expect(asked).toEqual([
      { question: 'and\u202e since the low?', thread: ['micro caps'], today: '2026-11-22', locale: 'zh' },
    ]);
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
  test.for(['/', '/livez', '/assets/page.js', '/api/page'])('%s is not shown under another name', async (path) => {
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
