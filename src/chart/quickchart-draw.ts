/** Draws behind a QuickChart server, with the same configuration and the same plugin as here. */
import QuickChart from 'quickchart-js';
import { type ChartConfig, PIXEL_RATIO } from './chart-config.ts';
import { PLUGIN_SOURCE } from './draw-plan.ts';
import type { Draw } from './embedded-draw.ts';
import { readPngSize } from './png/png-size.ts';

// The package's types read as CommonJS, where the class would be under `default`; what is imported is the class.
const Client = QuickChart as unknown as typeof QuickChart.default;

/** The Chart.js of the server: its default is 2.9.4. */
const VERSION = '4';
const MOST_BYTES = 8_000_000;

export interface QuickChartOptions {
  /** Where the server is, without `/chart` and without a slash at the end: `http://127.0.0.1:3400`. */
  readonly server: string;
  /** Milliseconds until an answer is given up. */
  readonly timeoutMs: number;
}

/**
 * The configuration as the server evaluates it: JSON, and our plugin as code after it.
 *
 * Always text. The client turns strings within an *object* that look like its function markers into code, so that the name
 * of a segment could run on the server; it leaves a text as it is.
 */
export function toServerConfig(config: ChartConfig): string {
  return `${JSON.stringify(config).slice(0, -1)},"plugins":[${PLUGIN_SOURCE}]}`;
}

/**
 * Creates the drawing by the server.
 *
 * @throws What the network throws, and `Error` when the answer is not a picture of the right size: all of it means that the
 * server cannot draw this chart now.
 */
export function createQuickChartDraw({ server, timeoutMs }: QuickChartOptions): Draw {
  const { protocol, host, pathname } = new URL(server);
  const base = `${host}${pathname.replace(/\/$/, '')}`;

  return async ({ config, width, height }) => {
    const client = new Client()
      .setScheme(protocol.slice(0, -1))
      .setHost(base)
      .setVersion(VERSION)
      .setWidth(width)
      .setHeight(height)
      .setDevicePixelRatio(PIXEL_RATIO)
      .setBackgroundColor(config.options.plugins.smallcaps.background)
      .setConfig(toServerConfig(config));
    // The client's own request cannot be given up and has no time limit: its data, sent by us.
    const response = await fetch(`${protocol}//${base}/chart`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(client.getPostData()),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const png = new Uint8Array(await response.arrayBuffer());
    const size = readPngSize(png);
    if (png.length > MOST_BYTES || size?.width !== width * PIXEL_RATIO || size.height !== height * PIXEL_RATIO) {
      throw new Error('the answer is not a picture of the size asked for');
    }
    return png;
  };
}
