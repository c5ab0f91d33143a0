import { describe, expect, test } from 'vitest';
import { isOurHost, isSameOrigin, parseAsk, readPreferences } from '#src/platform/web/inbound.ts';
import { LIMITS } from '#src/platform/web/limits.ts';

describe('the Host header', () => {
  test.for(['localhost:3001', 'LOCALHOST:3001', '127.0.0.1:3001', '[::1]:3001'])('%s is ours', (host) => {
    expect(isOurHost(host, 3001)).toBe(true);
  });

  test.for([
    undefined,
    '',
    'evil.example',
    'evil.example:3001',
    'localhost',
    'localhost:3002',
    'localhost.evil.example:3001',
    '127.0.0.1.evil.example:3001',
    '192.168.0.7:3001',
    'localhost:3001@evil.example',
  ])('%s is not', (host) => {
    expect(isOurHost(host, 3001)).toBe(false);
  });

  test('may leave out the port of HTTP itself', () => {
    expect(isOurHost('localhost', 80)).toBe(true);
  });
});

describe('where a request says it comes from', () => {
  const host = 'localhost:3001';

  test.for([
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3001' },
  ])('%j is our own page', (headers) => {
    expect(isSameOrigin({ host, ...headers })).toBe(true);
  });

  test.for([
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'null' },
    { origin: 'https://localhost:3001' },
    { origin: 'http://127.0.0.1:3001' },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3001' },
  ])('%j is not', (headers) => {
    expect(isSameOrigin({ host, ...headers })).toBe(false);
  });
});

describe('a question', () => {
  test('comes with its thread, which is empty by default', () => {
    expect(parseAsk({ question: 'micro caps', locale: 'zh' })).toEqual({
      ok: true,
      ask: { question: 'micro caps', thread: [], locale: 'zh' },
    });
  });

  test('may be exactly as long as the limit', () => {
    expect(parseAsk({ question: 'x'.repeat(LIMITS.questionCharacters) })).toMatchObject({ ok: true });
  });

  test.for([
    ['QUESTION_TOO_LONG', { question: 'x'.repeat(LIMITS.questionCharacters + 1) }],
    ['QUESTION_TOO_LONG', { question: 'x', thread: ['x'.repeat(LIMITS.questionCharacters + 1)] }],
    ['THREAD_TOO_LONG', { question: 'x', thread: Array(LIMITS.threadQuestions + 1).fill('x') }],
    ['QUESTION_EMPTY', { question: ' \n ' }],
    ['SHAPE_REFUSED', undefined],
    ['SHAPE_REFUSED', []],
    ['SHAPE_REFUSED', {}],
    ['SHAPE_REFUSED', { question: 7 }],
    ['SHAPE_REFUSED', { question: 'x', thread: 'y' }],
    ['SHAPE_REFUSED', { question: 'x', locale: 'fr' }],
    ['SHAPE_REFUSED', { question: 'x', more: true }],
  ] as const)('%s: %j', ([code, body]) => {
    expect(parseAsk(body)).toMatchObject({ ok: false, code });
  });
});

describe('how somebody wants the page', () => {
  test('is in the cookies, whatever stands beside them', () => {
    const cookie = 'other=1; smallcaps-lang=zh; smallcaps-theme=dark; smallcaps-view=plain; smallcaps-phone=on';

    expect(readPreferences({ cookie }, undefined, 'en')).toEqual({
      lang: 'zh',
      theme: 'dark',
      view: 'plain',
      isPhone: true,
      locale: 'zh',
    });
  });

  test('counts as not said where it cannot be read', () => {
    const cookie = 'smallcaps-lang="><script>; smallcaps-theme=pink; smallcaps-view=raw; smallcaps-phone=1';

    expect(readPreferences({ cookie }, ['en'], 'en')).toEqual({ view: 'slack', isPhone: false, locale: 'en' });
  });

  test.for([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'en', 'zh'],
    ['en-GB,en', 'zh', 'en'],
    ['fr-FR', 'zh', 'zh'],
    [undefined, 'en', 'en'],
  ] as const)('follows the browser (%s) or the settings (%s): %s', ([accepted, fallback, locale]) => {
    expect(
      readPreferences(accepted === undefined ? {} : { 'accept-language': accepted }, undefined, fallback),
    ).toMatchObject({ locale });
  });

  test('the address wins over a cookie', () => {
    expect(readPreferences({ cookie: 'smallcaps-lang=zh' }, 'en', 'zh')).toMatchObject({
      lang: 'en',
      locale: 'en',
    });
  });
});
