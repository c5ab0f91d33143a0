import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

/** Oldest Node that runs the program, from `engines`. */
const OLDEST = project.engines.node.replace('>=', '').split('.').map(Number);

test('every package is pinned to one version', () => {
  const pins = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };

  expect(Object.entries(pins).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock file has a checksum and no address for every package', () => {
  const entries = Object.entries<object>(lock.packages).filter(([path]) => path !== '');

  expect(entries.filter(([, entry]) => 'resolved' in entry || !('integrity' in entry)).map(([path]) => path)).toEqual(
    [],
  );
});

describe('the Node that npm brings', () => {
  test.for(Object.entries(project.optionalDependencies))(
    '%s %s runs the program, without an install script',
    ([name, version]) => {
      const [major = 0, minor = 0] = version.split('.').map(Number);
      const [oldestMajor = 0, oldestMinor = 0] = OLDEST;

      expect(major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)).toBe(true);
      expect(
        Object.entries<object>(lock.packages).find(([path]) => path === `node_modules/${name}`)?.[1],
      ).not.toHaveProperty('hasInstallScript');
    },
  );

  test('is what runs these tests', () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

    expect(major * 1000 + minor).toBeGreaterThanOrEqual((OLDEST[0] ?? 0) * 1000 + (OLDEST[1] ?? 0));
  });
});

test('npx smallcaps can start the command', () => {
  const { smallcaps } = project.bin;

  expect(readFileSync(smallcaps, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(statSync(smallcaps).mode & 0o111).toBe(0o111);
});
