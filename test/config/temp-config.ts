import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ConfigFolder } from '#src/config/read-yaml.ts';

/** Small but whole files of words: what the other files of a test can name. */
export const WORD_FILES: Readonly<Record<string, string>> = {
  'metrics.yaml': `- id: return
  unit: pct
  favourable: up
  rankable: true
  defaultSegment: russell_2000
  label: { en: return, zh: 涨跌幅 }
  definition: { en: the return, zh: 涨跌幅 }
- id: relative_return
  unit: bp
  favourable: up
  benchmark: large_cap
  label: { en: lead, zh: 超额 }
  definition: { en: the lead, zh: 超额 }
`,
  'segments.yaml': `- { id: russell_2000, axis: index, metric: return, label: { en: R2K, zh: 小盘 }, definition: { en: index, zh: 指数 } }
- { id: micro_cap, axis: size, metric: return, label: { en: Micro, zh: 微盘 }, definition: { en: small, zh: 小 } }
- { id: large_cap, axis: size, metric: return, label: { en: Large, zh: 大盘 }, definition: { en: large, zh: 大 } }
`,
  'doubts.yaml': 'basis-unstated: { en: not stated, zh: 未说明 }\n',
};

/** A good report on those words. */
export const REPORT = `id: house-2025-08
version: 1
publisher: House
published: 2025-09-02
covers: 2025-08
as_of: 2025-08-29
title: { en: August, zh: 八月 }
licence: { en: inside, zh: 内部 }
windows:
  month: { kind: month, month: 2025-08 }
  low: { kind: since_low, anchor: 2025-04-08 }
  open: { kind: since_low }
doubt_rules:
  - { doubt: basis-unstated, metric: return, window: month }
figures:
  - { metric: return, segment: micro_cap, value: 9.30, unit: pct, window: month, paragraph: 2 }
  - { metric: return, segment: micro_cap, value: 47, unit: pct, window: low, paragraph: 2, doubts: [basis-unstated] }
  - { metric: relative_return, segment: russell_2000, vs: large_cap, value: 441, unit: bp, window: low, paragraph: 2 }
statements:
  - { kind: risk, topics: [risks], segments: [micro_cap], paragraph: 1, text: { en: risky, zh: 风险 } }
wording:
  micro_cap: micros
`;

/** Writes files into a folder of their own, `config`, that is gone after the test. */
export function tempConfig(files: Readonly<Record<string, string | Buffer>>): ConfigFolder {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-config-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = { path: join(root, 'config'), name: 'config' };
  mkdirSync(folder.path);
  for (const [file, content] of Object.entries(files)) writeConfig(folder, file, content);
  return folder;
}

/** Writes one more file into such a folder. */
export function writeConfig(folder: ConfigFolder, file: string, content: string | Buffer): void {
  const path = join(folder.path, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** The text with one part replaced by another; fails the test when the part is not there. */
export function swap(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`the text does not hold ${JSON.stringify(part)}`);
  return text.replace(part, () => by);
}
