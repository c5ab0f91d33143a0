#!/usr/bin/env node
// Plain JavaScript that an old Node can still read: it has to say what is wrong there.
import * as module from 'node:module';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

const NEEDED = [24, 15];

/** Whether this Node runs TypeScript as it is. */
function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The user's own cache folder: one that others can write to could hand us their code. */
function cacheFolder() {
  if (platform() === 'win32') return join(process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'smallcaps');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches', 'smallcaps');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'smallcaps');
}

if (isNewEnough()) {
  module.enableCompileCache(join(cacheFolder(), 'compile'));
  const { main } = await import('./smallcaps.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    `smallcaps needs Node ${NEEDED.join('.')} or newer, and this is ${process.versions.node}: ` +
      'run it as "npx smallcaps" in the project folder after "npm ci", which brings its own Node, or install a newer one.\n',
  );
  process.exitCode = 2;
}
