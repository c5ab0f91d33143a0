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
import { localDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import { answerInBoth } from './answer-views.ts';
import { type ChartPictures, createChartPictures } from './chart-pictures.ts';
import type { WebDeps, WebSchedules } from './deps.ts';
import { chooseDigest, type ShownDigest, toDigestReply } from './digest.ts';
import { REFUSALS, type RefusalCode, toRefusalBody, toRefusalCode } from './errors.ts';
import { html } from './escape-html.ts';
import { isOurHost, isSameOrigin, type Preferences, parseAsk, readPreferences } from './inbound.ts';
import { LIMITS } from './limits.ts';
import { type MessageViews, renderViews } from './message-views.ts';
import { SECURITY_HEADERS, toAskReply } from './outbound.ts';
import { renderPage } from './page.ts';
import type { AskedOnce, PageView } from './page-view.ts';
import { renderParts } from './parts.ts';
import { replyOnSchedules } from './schedules.ts';
import { createSessions, type Sessions } from './sessions.ts';

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));
/** The public renderer of cards, from the lock file. */
const CARD_RENDERER = fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js'));

/** What the routes work with. */
interface Desk {
  readonly deps: WebDeps;
  readonly pictures: ChartPictures;
  readonly sessions: Sessions;
}

/** The admin app, to be listened on by `listenOnLoopback`. */
export function createWebApp(deps: WebDeps): Express {
  const desk: Desk = {
    deps,
    pictures: createChartPictures(deps.picture),
    sessions: createSessions(deps.openSchedules),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(setHeaders, checkHost);
  app.get('/livez', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => sendReadiness(response, deps.status().isReady));
  app.get('/assets/adaptivecards.js', (_request, response) =>
    response.sendFile(CARD_RENDERER, { cacheControl: false }),
  );
  app.use(
    '/assets',
    express.static(ASSETS, { index: false, redirect: false, cacheControl: false, etag: false, lastModified: false }),
  );
  app.get('/', (request, response) => sendPage(request, response, desk));
  app.get('/api/page', (request, response) => sendParts(request, response, desk));
  app.get('/api/digest', (request, response) => sendDigest(request, response, desk));
  app.get('/api/changes', checkOrigin, (request, response) => {
    if (!deps.changes.follow(response)) refuse(request, response, 'TOO_MANY_PAGES');
  });
  app.get('/chart/:name', (request, response) => sendPicture(request, response, desk));
  app.post('/api/ask', checkOrigin, checkType, express.json({ limit: LIMITS.bodyBytes }), (request, response) =>
    sendAnswer(request, response, desk),
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
  if (isSameOrigin(request.headers)) next();
  else refuse(request, response, 'ORIGIN_REFUSED');
};

const checkType: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false) refuse(request, response, 'TYPE_REFUSED');
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

/** What this browser tries out; a new browser is given a cookie to come back with. */
function schedulesOf(request: Request, response: Response, { sessions }: Desk): WebSchedules {
  const { schedules, cookie } = sessions.of(request.headers.cookie);
  if (cookie !== undefined) response.append('Set-Cookie', cookie);
  return schedules;
}

async function sendAnswer(request: Request, response: Response, desk: Desk): Promise<void> {
  const { deps, pictures } = desk;
  const parsed = parseAsk(request.body);
  if (!parsed.ok) refuse(request, response, parsed.code, parsed.found);
  else if (!deps.status().isReady) refuse(request, response, 'NOT_READY');
  else {
    const { question, thread, locale: lang } = parsed.ask;
    const { locale } = preferencesOf(request);
    const shown = lang === undefined ? { locale } : { locale, lang };
    const done = await replyOnSchedules(question, shown, schedulesOf(request, response, desk), pictures);
    const views = (): MessageViews => answerInBoth({ question, thread, today: localDate(deps.now()) }, deps);
    response.json(done ?? toAskReply(question, views(), shown, pictures));
  }
}

function digestOf(request: Request, { deps }: Desk): ShownDigest | undefined {
  const { day, template } = request.query;
  if (!deps.status().isReady) return undefined;
  return chooseDigest(deps.digests, localDate(deps.now()), { day, template });
}

async function sendParts(request: Request, response: Response, desk: Desk): Promise<void> {
  const status = desk.deps.status();
  const { locale } = preferencesOf(request, status.locale);
  const digest = digestOf(request, desk);
  const subscriptions = await schedulesOf(request, response, desk).list(locale);
  const view = { status, today: localDate(desk.deps.now()), locale, subscriptions };
  response.json(renderParts(digest === undefined ? view : { ...view, digest }));
}

function sendDigest(request: Request, response: Response, desk: Desk): void {
  const digest = digestOf(request, desk);
  const preferences = preferencesOf(request, desk.deps.status().locale);
  if (digest === undefined) refuse(request, response, 'DIGEST_MISSING');
  else response.json(toDigestReply(digest, preferences, desk.pictures));
}

async function sendPicture(request: Request, response: Response, { pictures }: Desk): Promise<void> {
  const key = /^([0-9a-f]{32})\.png$/.exec(String(request.params['name']))?.[1];
  const picture = key === undefined ? undefined : await pictures.find(key);
  if (picture === undefined) refuse(request, response, 'PICTURE_MISSING');
  else response.type('png').send(Buffer.from(picture.png));
}

async function sendPage(request: Request, response: Response, desk: Desk): Promise<void> {
  const status = desk.deps.status();
  const preferences = preferencesOf(request, status.locale);
  const asked = askedInAddress(request, preferences, desk);
  const digest = digestOf(request, desk);
  const view: PageView = {
    ...preferences,
    status,
    today: localDate(desk.deps.now()),
    pictures: desk.pictures,
    subscriptions: await schedulesOf(request, response, desk).list(preferences.locale),
    version: desk.deps.changes.version(),
    ...(digest === undefined ? {} : { digest }),
    ...(asked === undefined ? {} : { asked }),
  };
  response.type('html').send(renderPage(view));
}

/** The question of `/?q=...`, which is how the page works without a script. */
function askedInAddress(request: Request, shown: Preferences, { deps, pictures }: Desk): AskedOnce | undefined {
  const question = request.query['q'];
  if (typeof question !== 'string' || question.trim() === '') return undefined;
  const parsed = parseAsk({ question });
  const no = (code: RefusalCode): AskedOnce => ({
    question: question.slice(0, 200),
    answer: html`<p class="failure">${REFUSALS[code][shown.locale]}</p>`,
  });
  if (!parsed.ok) return no(parsed.code);
  if (!deps.status().isReady) return no('NOT_READY');
  const views = answerInBoth({ question, thread: [], today: localDate(deps.now()) }, deps);
  return { question, answer: renderViews(views, shown, pictures) };
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
