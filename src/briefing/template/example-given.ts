import { UNITS, type Unit } from '#src/core/unit.ts';
import { parseRef } from './ref.ts';
import { resolveRef } from './resolve-ref.ts';
import type { GivenValue, Scene } from './scene.ts';
import type { Template } from './template-file.ts';

function isUnit(text: string | undefined): text is Unit {
  return UNITS.some((unit) => unit === text);
}

/** The examples that a template names for what the program fills in: for previews, where nothing has happened yet. */
export function exampleGiven(
  template: Template,
  scene: Omit<Scene, 'given' | 'names'>,
): Readonly<Record<string, GivenValue>> {
  const plain: Scene = { ...scene, names: { names: template.names, given: {} }, given: {} };
  const values = Object.entries(template.given).flatMap(([name, example]): readonly [string, GivenValue][] => {
    const { figure, value, unit, text } = example;
    if (text !== undefined) return [[name, { kind: 'text', text }]];
    if (value !== undefined && isUnit(unit)) return [[name, { kind: 'num', num: { value, unit } }]];
    const parsed = figure === undefined ? undefined : parseRef(figure, plain.names);
    const [shown] = parsed?.ok === true ? resolveRef(parsed.ref, plain) : [];
    return shown === undefined ? [] : [[name, { kind: 'shown', shown }]];
  });
  return Object.fromEntries(values);
}
