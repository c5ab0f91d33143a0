/**
 * A QuickChart server as far as a client meets it: it **evaluates the chart as JavaScript**, as the real one does, and draws
 * with Chart.js 4. On loopback, with faults to order.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCanvas } from '@napi-rs/canvas';
import { Chart, registerables } from 'chart.js';

/** The real server's limit for a JSON body. */
const MOST_BODY_BYTES = 100_000;

export type Fault = 'none' | 'error' | 'silent' | 'not-png' | 'wrong-size';

/** What the server was asked, as it came. */
export interface ChartRequest {
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  readonly backgroundColor: string;
  readonly version: string;
  readonly format: string;
}

export interface QuickChartStandIn {
  readonly url: string;
  readonly requests: readonly ChartRequest[];
  setFault(fault: Fault): void;
  close(): Promise<void>;
}

interface Config {
  options?: Record<string, unknown>;
  plugins?: unknown[];
}

type AnyChart = new (canvas: unknown, config: unknown) => { destroy(): void };
const Drawing = Chart as unknown as AnyChart; // Chart.js' own types speak of a browser's elements

/** What the real server fills in before it draws, and its background, which is drawn after our plugin's. */
function draw({ chart, width, height, devicePixelRatio, backgroundColor }: ChartRequest): Buffer {
  const config = new Function(`return ${chart}`)() as Config; // the danger that is tested: it is code
  const canvas = createCanvas(width * devicePixelRatio, height * devicePixelRatio);
  const context = canvas.getContext('2d');
  const target = { width, height, getContext: () => context };
  Object.defineProperty(context, 'canvas', { value: target });
  const background = {
    id: 'background',
    beforeDraw: () => {
      context.fillStyle = backgroundColor;
      context.fillRect(0, 0, width, height);
    },
  };
  config.options = { ...config.options, devicePixelRatio, responsive: false, animation: false };
  config.plugins = [...(config.plugins ?? []), background];
  const drawing = new Drawing(target, config);
  const png = canvas.toBuffer('image/png');
  drawing.destroy();
  return png;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  return Buffer.concat(chunks).toString('utf8');
}

/** POST has the long names, GET the short ones; what is not given has the real server's defaults. */
function toRequest(given: Readonly<Record<string, unknown>>): ChartRequest {
  const pick = (...names: readonly string[]): unknown =>
    names.map((name) => given[name]).find((value) => value !== undefined);
  return {
    chart: String(pick('chart', 'c')),
    width: Number(pick('width', 'w') ?? 500),
    height: Number(pick('height', 'h') ?? 300),
    devicePixelRatio: Number(pick('devicePixelRatio') ?? 2),
    backgroundColor: String(pick('backgroundColor', 'bkg') ?? 'transparent'),
    version: String(pick('version', 'v') ?? '2.9.4'),
    format: String(pick('format', 'f') ?? 'png'),
  };
}

function fail(response: ServerResponse, status: number, error: string): void {
  response
    .writeHead(status, { 'x-quickchart-error': encodeURIComponent(error), 'content-type': 'text/plain' })
    .end(error);
}

/** Starts one on a free port of this machine. */
export async function startQuickChart(): Promise<QuickChartStandIn> {
  Chart.register(...registerables);
  const requests: ChartRequest[] = [];
  let fault: Fault = 'none';

  function drawOrFail(asked: ChartRequest, response: ServerResponse): void {
    if (fault === 'silent') return;
    if (fault === 'error') {
      fail(response, 500, 'Chart error');
      return;
    }
    const wrong = fault === 'wrong-size' ? 1 : 0;
    const png = fault === 'not-png' ? '<svg/>' : draw({ ...asked, height: asked.height + wrong });
    response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    if (pathname !== '/chart') return fail(response, 404, 'not found');
    const body = request.method === 'POST' ? await readBody(request) : '';
    if (Buffer.byteLength(body) > MOST_BODY_BYTES) return fail(response, 413, 'request entity too large');
    const given = request.method === 'POST' ? JSON.parse(body) : Object.fromEntries(searchParams);
    const asked = toRequest(given as Record<string, unknown>); // each value is made what it must be
    requests.push(asked);
    drawOrFail(asked, response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, 500, String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    setFault: (next) => {
      fault = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
