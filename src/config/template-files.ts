/** Reads templates/: every briefing and answer form, checked against the catalogue; a faulty file is refused whole, the others stand. */
import { checkTemplate } from '#src/briefing/template/check-template.ts';
import { REQUIRED_TEMPLATES } from '#src/briefing/template/parts.ts';
import { type Template, TemplateFile, type Templates } from '#src/briefing/template/template-file.ts';
import type { Catalogue } from '#src/core/catalogue.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { listYamlFiles } from './list-files.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml } from './read-yaml.ts';

const NAME = /^[a-z][a-z0-9-]*$/;
const ANSWER = /^answer-/;

/** The good templates, and what is wrong with the other files. */
export interface TemplatesRead {
  readonly templates: Templates;
  readonly problems: readonly SmallcapsError[];
  /** Every file looked at, good or not, from the folder. */
  readonly files: readonly string[];
  /** Names of templates whose files were refused. */
  readonly refused: readonly string[];
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

function readTemplate(folder: ConfigFolder, file: string, catalogue: Catalogue): Checked<Template> {
  const name = nameOf(file);
  if (!NAME.test(name)) {
    const details = {
      file: `${folder.name}/${file}`,
      value: name,
      detail: 'the name of a template is small letters, digits and -',
      next: 'Rename the file.',
    };
    return { ok: false, problems: [new SmallcapsError('VALUE_REFUSED', details)] };
  }
  const read = readYaml(folder, file, TemplateFile);
  if (!read.ok) return read;
  const { data, source } = read.value;
  const findings = checkTemplate(data, catalogue, ANSWER.test(name));
  if (findings.length === 0) return { ok: true, value: { ...data, name } };
  return { ok: false, problems: findings.map(({ path, ...problem }) => problemAt(source, path, problem)) };
}

/** What is said of a template that the program cannot do without. */
function missing(folder: ConfigFolder, name: string): SmallcapsError {
  return new SmallcapsError('FILE_MISSING', {
    file: `${folder.name}/${name}.yaml`,
    detail: 'a template that the program needs is not there',
    next: 'Put it back; a template may be changed, but not left out.',
  });
}

function twice(folder: ConfigFolder, file: string, name: string): SmallcapsError {
  const details = {
    value: name,
    detail: 'another file has a template of this name',
    next: 'Remove or rename one of the two.',
  };
  return new SmallcapsError('ID_TWICE', { file: `${folder.name}/${file}`, ...details });
}

/** Reads the templates in the order of their file names. */
export function readTemplates(folder: ConfigFolder, catalogue: Catalogue): TemplatesRead {
  const { files, problems: listProblems } = listYamlFiles(folder, '.');
  const templates = new Map<string, Template>();
  const refused: string[] = [];
  const problems = [...listProblems];
  const names = files.map((file) => file.replace(/^\.\//, ''));
  for (const file of names) {
    const checked = readTemplate(folder, file, catalogue);
    if (checked.ok && templates.has(checked.value.name)) problems.push(twice(folder, file, checked.value.name));
    else if (checked.ok) templates.set(checked.value.name, checked.value);
    else {
      problems.push(...checked.problems);
      refused.push(nameOf(file));
    }
  }
  const lacking = REQUIRED_TEMPLATES.filter((name) => !templates.has(name) && !refused.includes(name));
  if (listProblems.length === 0) problems.push(...lacking.map((name) => missing(folder, name)));
  return { templates, problems, files: names, refused };
}

/** Whether every template is there that the program cannot do without. */
export function hasRequired(templates: Templates): boolean {
  return REQUIRED_TEMPLATES.every((name) => templates.has(name));
}
