/** The admin listener's routes: the page, its questions, and whether the program is up. */
import { fileURLToPath } from 'node:url';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Logger } from 'pino';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import { REFUSALS, type RefusalCode, toRefusalBody, toRefusalCode } from './errors.ts';
import { html } from './escape-html.ts';
import { type AskBody, isOurHost, isSameOrigin, type Preferences, parseAsk, readPreferences } from './inbound.ts';
import { LIMITS } from './limits.ts';
import { SECURITY_HEADERS, toAskReply, type WebAnswer } from './outbound.ts';
import { type AskedOnce, type PageStatus, renderPage, renderParts } from './page.ts';
import { renderHtmlBlocks } from './render.ts';
import { localDate } from './today.ts';

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));

/** A question with its thread and the asker's day, as the bot takes it. */
export interface WebAsked {
  readonly question: string;
  readonly thread: readonly string[];
  readonly today: CalendarDate;
  readonly locale?: Locale;
}

/** How the page stands: what it shows around the conversation, and whether questions are taken. */
export interface WebStatus extends PageStatus {
  /** False until knowledge is loaded, and again while the program stops. */
  readonly isReady: boolean;
  /** The language of the page for a browser that prefers none of ours. */
  readonly locale: Locale;
}

export interface WebDeps {
  /** Answers from the current snapshot of knowledge; called only while ready. */
  answer(asked: WebAsked): WebAnswer;
  now(): Date;
  status(): WebStatus;
  readonly log: Logger;
}

/** The admin app, to be listened on by `listenOnLoopback`. */
export function createWebApp(deps: WebDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(setHeaders, checkHost);
  app.get('/livez', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => sendReadiness(response, deps.status().isReady));
  app.use(
    '/assets',
    express.static(ASSETS, { index: false, redirect: false, cacheControl: false, etag: false, lastModified: false }),
  );
  app.get('/', (request, response) => sendPage(request, response, deps));
  app.get('/api/page', (request, response) => sendParts(request, response, deps));
  app.post('/api/ask', checkOrigin, express.json({ limit: LIMITS.bodyBytes }), (request, response) =>
    sendAnswer(request, response, deps),
  );
  app.all('/api/ask', (request, response) => refuse(request, response.set('Allow', 'POST'), 'METHOD_REFUSED'));
  app.use((request, response) => refuse(request, response, 'NOT_FOUND'));
  app.use(createErrorHandler(deps.log));
  return app;
}

const setHeaders: RequestHandler = (_request, response, next) => {
  response.set(SECURITY_HEADERS);
  next();
};

const checkHost: RequestHandler = (request, response, next) => {
  if (isOurHost(request.headers.host, request.socket.localPort)) next();
  else refuse(request, response, 'HOST_REFUSED');
};

const checkOrigin: RequestHandler = (request, response, next) => {
  if (!isSameOrigin(request.headers)) refuse(request, response, 'ORIGIN_REFUSED');
  else if (request.is('application/json') === false) refuse(request, response, 'TYPE_REFUSED');
  else next();
};

function preferencesOf(request: Request, fallback: Locale = 'en'): Preferences {
  return readPreferences(request.headers, request.query['lang'], fallback);
}

function refuse(request: Request, response: Response, code: RefusalCode, found?: string): void {
  response.status(REFUSALS[code].status).json(toRefusalBody(code, preferencesOf(request).locale, found));
}

function sendReadiness(response: Response, isReady: boolean): void {
  response
    .status(isReady ? 200 : REFUSALS.NOT_READY.status)
    .type('text')
    .send(isReady ? 'ready\n' : 'not ready\n');
}

function sendAnswer(request: Request, response: Response, deps: WebDeps): void {
  const parsed = parseAsk(request.body);
  if (!parsed.ok) refuse(request, response, parsed.code, parsed.found);
  else if (!deps.status().isReady) refuse(request, response, 'NOT_READY');
  else response.json(toAskReply(parsed.ask.question, answerNow(parsed.ask, deps)));
}

function answerNow({ question, thread, locale }: AskBody, deps: WebDeps): WebAnswer {
  const asked = { question, thread, today: localDate(deps.now()) };
  return deps.answer(locale === undefined ? asked : { ...asked, locale });
}

function sendParts(request: Request, response: Response, deps: WebDeps): void {
  const status = deps.status();
  response.json(renderParts(status, localDate(deps.now()), preferencesOf(request, status.locale).locale));
}

function sendPage(request: Request, response: Response, deps: WebDeps): void {
  const status = deps.status();
  const preferences = preferencesOf(request, status.locale);
  const asked = askedInAddress(request, preferences, deps);
  const view = { ...preferences, status, today: localDate(deps.now()) };
  response.type('html').send(renderPage(asked === undefined ? view : { ...view, asked }));
}

/** The question of `/?q=...`, which is how the page works without a script. */
function askedInAddress(request: Request, { lang, locale }: Preferences, deps: WebDeps): AskedOnce | undefined {
  const question = request.query['q'];
  if (typeof question !== 'string' || question.trim() === '') return undefined;
  const parsed = parseAsk(lang === undefined ? { question } : { question, locale: lang });
  const no = (code: RefusalCode): AskedOnce => ({
    question: question.slice(0, 200),
    answer: html`<p class="failure">${REFUSALS[code][locale]}</p>`,
  });
  if (!parsed.ok) return no(parsed.code);
  if (!deps.status().isReady) return no('NOT_READY');
  return { question, answer: renderHtmlBlocks(answerNow(parsed.ask, deps).message) };
}

function createErrorHandler(log: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const code = toRefusalCode(error);
    if (code === 'INTERNAL') log.error({ err: error, path: request.path }, 'a request to the page failed');
    if (response.headersSent) next(error);
    else refuse(request, response, code);
  };
}
