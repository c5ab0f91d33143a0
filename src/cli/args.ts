import { type ParseArgsConfig, parseArgs } from 'node:util';

/** That the command line was used wrongly. `message` says how; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `parseArgs` of Node gives for the options of `config`, with positionals allowed. */
type Parsed<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config & { allowPositionals: true }>>;

/**
 * The options and words of a command.
 *
 * @throws {UsageError} for an option that is not known or lacks its value.
 */
export function readArgs<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): Parsed<{ options: Options }> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
