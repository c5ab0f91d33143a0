import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigFolder } from '#src/config/read-yaml.ts';
import { tempConfig } from './temp-config.ts';

/** The folder whose catalogue, messages and reports the copies are made of. */
const PROJECT = 'config';

const LEXICON = {
  'lexicon/en/words.yaml':
    '- means: segment.micro_cap\n  phrases: micro caps; micro cap\n- means: harmless\n  phrases: the; of; how; did; do\n',
  'lexicon/zh/words.yaml': '- means: segment.micro_cap\n  phrases: 微盘股\n',
  'lexicon/zh/traditional.yaml': 'pairs: 盤盘\n',
};

const PARTS = [
  'metrics.yaml',
  'segments.yaml',
  'doubts.yaml',
  'smallcaps.yaml',
  'calendar.yaml',
  'messages',
  'commands',
  ...['en', 'zh'].flatMap((locale) => [`lexicon/${locale}/schedule.yaml`, `lexicon/${locale}/zones.yaml`]),
];

/** The report of the project, from the configuration folder. */
export const PROJECT_REPORT = 'reports/2025-08-jefferies.yaml';

/** A copy of the project's configuration with a lexicon of a few words, so that loading it often costs little. */
export function tempKnowledge(): ConfigFolder {
  const folder = tempConfig(LEXICON);
  for (const part of [...PARTS, PROJECT_REPORT]) {
    cpSync(join(PROJECT, part), join(folder.path, part), { recursive: true });
  }
  return folder;
}
