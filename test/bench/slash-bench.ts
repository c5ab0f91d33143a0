import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { startProgram } from '../e2e/program.ts';
import { BOT_TOKEN, callMethod } from '../stand-ins/slack-methods.ts';
import { ALICE, SIGNING_SECRET, signedRequest, slash } from '../stand-ins/slack-payloads.ts';
import { createSlackState } from '../stand-ins/slack-state.ts';
import { BENCH_QUESTIONS } from './bench-questions.ts';
import type { Line } from './line.ts';
import { median, percentile } from './percentile.ts';

/** Reading a question, answering, rendering and remembering may cost this much beside Bolt's own work. */
const BAR = 0.7;

/** How much is measured. */
export interface SlashBenchSize {
  readonly rounds: number;
  readonly requests: number;
  readonly inFlight: number;
}

const SIZE: SlashBenchSize = { rounds: 5, requests: 2_000, inFlight: 200 };

/** Takes answers at response addresses, and says how long each took from the request. */
interface Sink {
  readonly origin: string;
  expect(id: number): Promise<number>;
  close(): Promise<void>;
}

/** What Slack says of whose the token is, and who asks. */
function callOf(path: string): string {
  const method = path.split('/').at(-1) ?? '';
  return JSON.stringify(callMethod(method, { user: ALICE }, createSlackState()));
}

async function openSink(): Promise<Sink> {
  const waiting = new Map<string, { readonly since: number; readonly resolve: (ms: number) => void }>();
  const server: Server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      // Answers may only go where Slack's own addresses are: here is the API of this run too, as far as a start calls it.
      const { url = '' } = incoming;
      response.end(url.startsWith('/api/') ? callOf(url) : 'ok');
      const id = url.split('/').at(-1) ?? '';
      const due = waiting.get(id);
      waiting.delete(id);
      due?.resolve(performance.now() - due.since);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  return {
    origin: `http://127.0.0.1:${port}`,
    expect: (id) => new Promise((resolve) => waiting.set(String(id), { since: performance.now(), resolve })),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** One contender: where it takes commands. */
interface Contender {
  readonly endpoint: string;
  readonly stop: () => void;
}

async function startBaseline(origin: string): Promise<Contender> {
  const env = { ...process.env, BENCH_SIGNING_SECRET: SIGNING_SECRET, BENCH_API_URL: `${origin}/api/` };
  const child: ChildProcess = fork(fileURLToPath(new URL('./bolt-baseline.ts', import.meta.url)), { env });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]; // our own script's one message
  return { endpoint: `http://127.0.0.1:${port}/slack/events`, stop: () => void child.kill() };
}

async function startOurs(apiUrl: string, folder: string): Promise<Contender> {
  const program = startProgram({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: apiUrl,
    SMALLCAPS_PORT: '0',
    SMALLCAPS_DATA_DIR: folder,
    SMALLCAPS_LOG_LEVEL: 'error',
  });
  await program.greeted;
  const endpoint = /signed requests at (\S+?)\)?\s/.exec(program.output())?.[1] ?? '';
  return { endpoint, stop: () => void program.child.kill('SIGKILL') };
}

/** What one round with one contender came to. */
interface Round {
  readonly perSecond: number;
  readonly times: readonly number[];
  readonly errors: number;
}

let serial = 0;

/** Sends commands, so many at a time, each followed until its answer has come. */
async function runRound({ endpoint }: Contender, sink: Sink, { requests, inFlight }: SlashBenchSize): Promise<Round> {
  const agent = new Agent({ connections: inFlight });
  const times: number[] = [];
  let errors = 0;
  let left = requests;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      serial += 1;
      const payload = slash(
        BENCH_QUESTIONS[serial % BENCH_QUESTIONS.length]?.question ?? '',
        `${sink.origin}/respond/${serial}`,
      );
      const { headers, body } = signedRequest(payload);
      const answered = sink.expect(serial);
      const acked = await request(endpoint, {
        method: 'POST',
        headers: headers as Record<string, string>, // made as a plain object a line above
        body: String(body),
        dispatcher: agent,
      });
      await acked.body.dump();
      if (acked.statusCode === 200) times.push(await answered);
      else errors += 1;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  const perSecond = (requests / (performance.now() - start)) * 1_000;
  await agent.close();
  return { perSecond, times, errors };
}

function toLine(ours: readonly Round[], bolt: readonly Round[], size: SlashBenchSize): Line {
  const ratio = median(ours.map(({ perSecond }, at) => perSecond / (bolt[at]?.perSecond ?? Number.NaN)));
  const errors = [...ours, ...bolt].reduce((sum, round) => sum + round.errors, 0);
  const rate = (rounds: readonly Round[]): number => Math.round(median(rounds.map(({ perSecond }) => perSecond)));
  const p99 = (rounds: readonly Round[]): number =>
    Math.round(median(rounds.map(({ times }) => percentile(times, 0.99))));
  return {
    name: 'signed /smallcaps, answered and remembered, vs Bolt with a fixed text',
    ratio: Number(ratio.toFixed(3)),
    bar: BAR,
    better: 'higher',
    ok: ratio >= BAR && errors === 0,
    questions: BENCH_QUESTIONS.length,
    ...size,
    errors,
    oursPerSecond: rate(ours),
    boltPerSecond: rate(bolt),
    oursP99Ms: p99(ours),
    boltP99Ms: p99(bolt),
  };
}

/** Our whole program against the least that Bolt can do, in turn: throughput from signed command to answer. */
export async function benchSlash(size: SlashBenchSize = SIZE): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'smallcaps-bench-'));
  const sink = await openSink();
  const bolt = await startBaseline(sink.origin);
  const ours = await startOurs(`${sink.origin}/api`, folder);
  try {
    const rounds: { ours: Round; bolt: Round }[] = [];
    for (const contender of [bolt, ours]) await runRound(contender, sink, { ...size, requests: size.inFlight });
    for (let round = 0; round < size.rounds; round += 1) {
      const order = round % 2 === 0 ? [ours, bolt] : [bolt, ours];
      const results: Round[] = [];
      for (const contender of order) results.push(await runRound(contender, sink, size));
      const [first, second] = results;
      if (first !== undefined && second !== undefined) {
        rounds.push(round % 2 === 0 ? { ours: first, bolt: second } : { ours: second, bolt: first });
      }
    }
    return toLine(
      rounds.map((round) => round.ours),
      rounds.map((round) => round.bolt),
      size,
    );
  } finally {
    bolt.stop();
    ours.stop();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
