/** A schema of cards that is not ours: generated from the types of `@microsoft/teams.cards`. */
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const generated = createGenerator({
  path: fileURLToPath(new URL('./card-types.ts', import.meta.url)),
  tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
  type: 'IAdaptiveCard',
  expose: 'all',
  jsDoc: 'none',
  skipTypeCheck: true,
}).createSchema('IAdaptiveCard');

const validate = new Ajv({ strict: false, allErrors: true }).compile(generated as SchemaObject); // its types only write what is absent otherwise

/** How many definitions the schema has: cards, elements, charts, actions. */
export const DEFINITIONS = Object.keys(generated.definitions ?? {}).length;

function depthOf({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

/** What the schema finds wrong with a card, the deepest places only: a choice of forms complains about every one of them. */
export function faultsOf(card: unknown): readonly string[] {
  if (validate(card)) return [];
  const errors = validate.errors ?? [];
  const deepest = Math.max(0, ...errors.map(depthOf));
  return errors
    .filter((error) => depthOf(error) === deepest)
    .map(({ instancePath, message = '', params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}
