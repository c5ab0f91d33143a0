import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brief } from '#src/bot/brief.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { ANSWER_PARTS, COMMON_PARTS } from '#src/briefing/template/parts.ts';
import { REF_FIELDS } from '#src/briefing/template/ref.ts';
import { REPORT_FIELDS } from '#src/briefing/template/slot.ts';
import { CHARTS, TEMPLATE_BLOCKS, WINDOW_NAMES } from '#src/briefing/template/template-file.ts';
import { USAGE } from '#src/cli/usage.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import { ERRORS } from '#src/core/errors.ts';
import { CONFIG, createAsk } from '#test/bundled.ts';
import { runCli } from '#test/cli/run-cli.ts';
import { startProgram } from '#test/e2e/program.ts';
import project from '../package.json' with { type: 'json' };
import { codesOf, type Fence, fencesOf, missingPieces, rowsOf, targetsOf, withoutFences } from './docs/markdown.ts';
import { type CommandLine, commandsOf } from './docs/shell.ts';

const README = readFileSync('README.md', 'utf8');
const ROOM_READMES = globSync('src/**/README.md').map((path) => path.replaceAll('\\', '/'));
const DOCUMENTS = ['README.md', ...ROOM_READMES, 'test/questions/README.md'];
const FENCES = fencesOf(README);
const REPORT = 'reports/2025-08-jefferies.yaml';
const MOST_LINES_OF_A_ROOM = 40;
const MOST_BYTES_OF_A_PICTURE = 300_000;

const commands = FENCES.filter(({ language }) => language === 'sh').flatMap(({ text }) => commandsOf(text));
const asked = commands.filter(({ words }) => words.slice(0, 2).join(' ') === 'npx smallcaps');

/** The options of a command, as `smallcaps help` lists them; nothing for a command that it does not list. */
function optionsInUsage(command: string): readonly string[] | undefined {
  const lines = USAGE.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ${command} `));
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('    '));
  return rest.slice(0, end).flatMap((line) => /^ {4}(--\w+)/.exec(line)?.[1] ?? []);
}

/** The quoted outputs, each with the one command of the block before it. */
function quotedOutputs(): readonly { readonly command: CommandLine; readonly output: string }[] {
  return FENCES.flatMap(({ language, text }, at) => {
    const before: Fence | undefined = FENCES[at - 1];
    if (language !== 'text' || before?.language !== 'sh') return [];
    const [command] = commandsOf(before.text).filter(({ words }) => words[1] === 'smallcaps');
    return command === undefined ? [] : [{ command, output: text }];
  });
}

function copyOfConfig(): string {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-docs-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'config');
  cpSync(CONFIG, folder, { recursive: true });
  return folder;
}

describe('the commands of the README', () => {
  test('are there', () => {
    expect(asked.length).toBeGreaterThanOrEqual(5);
  });

  test.for(commands.filter(({ words: [program, verb] }) => program === 'npm' && verb !== 'ci'))(
    '$line: the script is there',
    ({ words: [, verb = '', ...rest] }) => {
      const script = verb === 'run' ? rest.find((word) => !word.startsWith('-')) : verb;

      expect(['start', 'test', 'run']).toContain(verb);
      expect(Object.keys(project.scripts)).toContain(script);
    },
  );

  test.for(asked)('$line: command and options are there', ({ words }) => {
    const [, , command = '', ...rest] = words;
    const options = optionsInUsage(command);

    expect(options).toBeDefined();
    expect(rest.filter((word) => word.startsWith('--') && options?.includes(word) !== true)).toEqual([]);
  });

  test('show every option of ask, and every script that a developer runs', () => {
    const scripts = [...README.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name]) => name);

    expect((optionsInUsage('ask') ?? ['no options']).filter((option) => !README.includes(option))).toEqual([]);
    expect(scripts).toEqual(expect.arrayContaining(['start', 'check', 'test', 'bench', 'fuzz', 'score']));
  });

  test.for(DOCUMENTS)('%s speaks of no script and no command that is not there', (file) => {
    const text = readFileSync(file, 'utf8');
    const scripts = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    const names = [...text.matchAll(/npx smallcaps (\w+)/g)].map(([, name = '']) => name);

    expect(scripts.filter((name) => !Object.hasOwn(project.scripts, name))).toEqual([]);
    expect(names.filter((name) => optionsInUsage(name) === undefined)).toEqual([]);
  });

  test('the files that docker is told to run are in the image', () => {
    const files = commands.filter(({ words }) => words[0] === 'docker').flatMap(({ words }) => words);

    expect(files).toContain('src/cli/bin.js');
    for (const file of files.filter((word) => word.startsWith('src/'))) expect(existsSync(file)).toBe(true);
  });
});

describe('what the README quotes is what the program says:', { timeout: 30_000 }, () => {
  const outputs = quotedOutputs();

  test('there are answers', () => {
    expect(outputs.filter(({ command }) => command.words[2] === 'ask').length).toBeGreaterThanOrEqual(4);
  });

  test.for(outputs.filter(({ command }) => command.words[2] === 'ask'))(
    '$command.line',
    async ({ command, output }) => {
      const { code, stdout } = await runCli(command.words.slice(2), { stdin: command.stdin });

      expect(code).toBe(0);
      expect(missingPieces(output, stdout)).toEqual([]);
    },
  );

  test('check names the faulty line, and the other reports load', async () => {
    const folder = copyOfConfig();
    const text = readFileSync(join(folder, REPORT), 'utf8');
    writeFileSync(join(folder, REPORT), text.replace('value: 9.3,', 'value: 9.3%,'));
    const output = outputs.find(({ command }) => command.words[2] === 'check')?.output ?? 'nothing is quoted';
    const { code, stdout } = await runCli(['check'], { env: { SMALLCAPS_CONFIG_DIR: folder } });

    expect(code).toBe(1);
    expect(missingPieces(output, stdout)).toEqual([]);
  });

  test('npm start greets so', async () => {
    const program = startProgram();
    onTestFinished(() => void program.child.kill('SIGKILL'));
    await program.address;
    const quoted = FENCES.find(({ text }) => text.startsWith('Smallcaps is running.'))?.text ?? 'nothing is quoted';

    await expect
      .poll(() => missingPieces(quoted, program.output().replace(/127\.0\.0\.1:\d+/, '127.0.0.1:3001')))
      .toEqual([]);
  });

  describe('the kinds of answers', () => {
    const ask = createAsk();
    const rows = rowsOf(README, ['kind', 'for example', 'what comes back']);

    test.for(rows)('%s: %s', ([, question = '', back = '']) => {
      const { payload } = renderPlain(ask(question).message);

      expect(codesOf(back).length).toBeGreaterThan(0);
      expect(codesOf(back).flatMap((quoted) => missingPieces(quoted, payload))).toEqual([]);
    });
  });
});

describe('the files that the README shows', () => {
  const shown = FENCES.filter(({ language, text }) => language === 'yaml' && /^# (?:config|templates)\//.test(text));

  test('are a report, a lexicon and a template', () => {
    expect(shown).toHaveLength(3);
  });

  test.for(shown)('$text', ({ text }) => {
    const [head = '', ...lines] = text.split('\n');
    const [, file = ''] = /^# ((?:config|templates)\/\S+), shortened$/.exec(head) ?? [];

    expect(missingPieces(lines.join('\n'), readFileSync(file, 'utf8'))).toEqual([]);
  });

  test('the report to write by hand loads as it stands, beside the bundled one', () => {
    const folder = copyOfConfig();
    const written = FENCES.find(({ language, text }) => language === 'yaml' && text.startsWith('id: '));
    writeFileSync(join(folder, 'reports/2025-09-example.yaml'), `${written?.text}\n`);
    const { problems, reports } = loadKnowledge(folder);

    expect(problems).toEqual([]);
    expect([...reports.values()].map(({ id }) => id)).toEqual(['jefferies-2025-08@1', 'example-2025-09@1']);
  });
});

test('the template to write by hand is taken as it stands, and nothing of it is left out', () => {
  const folder = copyOfConfig();
  const templates = join(folder, '../templates');
  cpSync('templates', templates, { recursive: true });
  const written = FENCES.find(({ language, text }) => language === 'yaml' && text.startsWith('title: '));
  writeFileSync(join(templates, 'weekly-wrap.yaml'), `${written?.text}\n`);
  const { knowledge, problems } = loadKnowledge({ config: folder, templates });
  const briefed = knowledge && brief({ template: 'weekly-wrap', day: '2025-09-10', locale: 'en' }, knowledge);

  expect(problems).toEqual([]);
  expect(briefed).toMatchObject({ kind: 'briefed', leftOut: [] });
});

test('the files and folders that the README names are there', () => {
  const named = codesOf(withoutFences(README)).filter((code) => /^(?:config|src|test)\/[\w./-]+$/.test(code));

  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

describe('the tables of the README', () => {
  test('list the variables of .env.example, word for word', () => {
    const example = [...readFileSync('.env.example', 'utf8').matchAll(/^# (.+)\n([A-Z_]+)=$/gm)];

    expect(rowsOf(README, ['variable', 'what'])).toEqual(example.map(([, what, name]) => [`\`${name}\``, what]));
  });

  test('list the errors of the catalogue, word for word', () => {
    const errors = Object.entries(ERRORS).map(([code, { text, next }]) => [`\`${code}\``, text, next]);

    expect(rowsOf(README, ['code', 'what happened', 'what to do'])).toEqual(errors);
  });

  test('list the settings with their defaults', () => {
    const file = readFileSync('config/smallcaps.yaml', 'utf8');
    const settings = [...file.matchAll(/^(\w+): (.+)$/gm)].map(([, key, value]) => [`\`${key}\``, `\`${value}\``]);

    expect(rowsOf(README, ['key', 'what', 'default']).map(([key, , value]) => [key, value])).toEqual(settings);
  });

  test('list all that a template can use', () => {
    const blocks = rowsOf(README, ['block', 'what it shows']).flatMap(([names = '']) => codesOf(names));
    const parts = rowsOf(README, ['`part`', 'what it is']).flatMap(([names = '']) => codesOf(names).slice(0, 99));
    const text = README.slice(README.indexOf('## Templates'), README.indexOf('## Settings'));
    const codes = codesOf(withoutFences(text));

    expect(blocks.toSorted()).toEqual([...TEMPLATE_BLOCKS].toSorted());
    expect(parts.filter((name) => !name.includes('…')).toSorted()).toEqual(
      [...COMMON_PARTS, ...ANSWER_PARTS].toSorted(),
    );
    for (const name of [...REPORT_FIELDS, ...WINDOW_NAMES, ...CHARTS]) expect(codes).toContain(name);
    for (const field of REF_FIELDS) expect(codes).toContain(`.${field}`);
  });

  test('list every room, each with its README', () => {
    const rooms = globSync(['src/*/', 'src/platform/*/']).map((path) => path.replaceAll('\\', '/').replace(/\/$/, ''));
    const expected = rooms.filter((room) => room !== 'src/platform').map((room) => `${room}/README.md`);

    expect(
      rowsOf(README, ['room', 'what'])
        .flatMap(([room = '']) => targetsOf(room))
        .toSorted(),
    ).toEqual(expected.toSorted());
  });
});

describe.for(DOCUMENTS)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('links to what is there', () => {
    const targets = targetsOf(withoutFences(text)).map((target) => join(dirname(file), target));

    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });

  test('names no path of a machine and no address but the page’s own', () => {
    expect(text.match(/(?<![\w.])\/(?:home|root|Users|work|tmp|usr|opt|var|etc)\/\S*|\b[A-Z]:\\\S*/g)).toBeNull();
    expect(text.match(/https?:\/\/(?!127\.0\.0\.1:3001\/)\S+|\bregistry\.\S+|\bnpmjs\b\S*/g)).toBeNull();
  });
});

test.for(ROOM_READMES)('%s is short', (file) => {
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES_OF_A_ROOM);
});

test.for(targetsOf(README).filter((target) => target.endsWith('.png')))('%s is a picture of a fair size', (file) => {
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  expect(statSync(file).size).toBeLessThanOrEqual(MOST_BYTES_OF_A_PICTURE);
});
