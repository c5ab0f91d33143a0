import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { reloadKnowledge, type StandingKnowledge, toStanding } from '#src/config/reload-knowledge.ts';
import { swap, writeConfig } from './temp-config.ts';
import { tempKnowledge } from './temp-knowledge.ts';
import { tempTemplates } from './temp-templates.ts';

function start() {
  const templates = tempTemplates();
  const folders = { config: tempKnowledge().path, templates: templates.path };
  const standing = toStanding(loadKnowledge(folders));
  if (standing === undefined) throw new Error('the templates are not good to start with');
  return { folders, templates, standing };
}

function change(part: string, by: string): string {
  return swap(readFileSync('templates/morning-digest.yaml', 'utf8'), part, by);
}

function placesOf({ problems }: StandingKnowledge): readonly string[] {
  return problems.map(({ details }) => `${details.file}:${details.line}`);
}

describe('templates in a running bot:', () => {
  test('a changed one is taken', () => {
    const { folders, templates, standing } = start();
    writeConfig(templates, 'morning-digest.yaml', change('{ en: Morning digest,', '{ en: Wake up,'));
    const next = reloadKnowledge(folders, standing);

    expect(next.problems).toEqual([]);
    expect(next.knowledge.templates.get('morning-digest')?.title.en).toBe('Wake up');
  });

  test('a broken one keeps its last good form until it is whole again', () => {
    const { folders, templates, standing } = start();
    writeConfig(templates, 'morning-digest.yaml', change('part: doubts', 'part: doubt'));
    const broken = reloadKnowledge(folders, standing);
    const again = reloadKnowledge(folders, broken);
    writeConfig(templates, 'morning-digest.yaml', change('{ en: Morning digest,', '{ en: Wake up,'));
    const whole = reloadKnowledge(folders, again);

    expect(placesOf(again)).toEqual([expect.stringMatching(/^templates\/morning-digest\.yaml:\d+$/)]);
    expect(again.knowledge.templates.get('morning-digest')).toBe(standing.knowledge.templates.get('morning-digest'));
    expect(whole.problems).toEqual([]);
    expect(whole.knowledge.templates.get('morning-digest')?.title.en).toBe('Wake up');
  });

  test('a new one appears, and goes again with its file', () => {
    const { folders, templates, standing } = start();
    writeConfig(templates, 'own.yaml', 'title: { en: Own, zh: 自己的 }\nblocks: [{ part: holes }]\n');
    const more = reloadKnowledge(folders, standing);
    rmSync(join(templates.path, 'own.yaml'));
    const fewer = reloadKnowledge(folders, more);

    expect(more.knowledge.templates.has('own')).toBe(true);
    expect(fewer.knowledge.templates.has('own')).toBe(false);
  });

  test('one that the program needs stays when its file is gone, and that is said', () => {
    const { folders, templates, standing } = start();
    rmSync(join(templates.path, 'morning-digest.yaml'));
    const next = reloadKnowledge(folders, standing);

    expect(next.knowledge.templates.has('morning-digest')).toBe(true);
    expect(next.problems.map(({ code }) => code)).toEqual(['FILE_MISSING']);
  });

  test('a start without one that the program needs is refused', () => {
    const { folders, templates } = start();
    writeConfig(templates, 'answer-figures.yaml', 'blocks: [');

    expect(toStanding(loadKnowledge(folders))).toBeUndefined();
  });
});
