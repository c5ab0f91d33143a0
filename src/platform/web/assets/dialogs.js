/** The tools under a message: copy for a client, chart data, payload, copy text. One dialog is filled for each. */
import { dataOf } from './settings.js';
import { byId, page, stamp, stampAll, tell, translate, word } from './words.js';

const COPIED_MS = 2_000;

async function copy(text, button) {
  const label = button.querySelector('[data-word]');
  const done = await navigator.clipboard.writeText(text).then(
    () => 'copied',
    () => 'copy_failed',
  );
  label.textContent = word(done);
  tell(word(done));
  setTimeout(() => translate(button), COPIED_MS);
}

function open(title, parts) {
  byId('dialog-title').textContent = title;
  byId('dialog-body').replaceChildren(parts);
  byId('dialog').showModal();
  byId('dialog-title').focus();
}

/** Radio buttons for a few things to choose from; `show` is called with the place of the chosen one, at once for the first. */
function choices(fieldset, names, show) {
  names.forEach((name, at) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    const said = document.createElement('span');
    Object.assign(input, { type: 'radio', name: 'choice', value: String(at), checked: at === 0 });
    said.textContent = name;
    label.append(input, said);
    fieldset.append(label);
  });
  fieldset.addEventListener('change', (event) => show(Number(event.target.value)));
  fieldset.hidden = names.length < 2;
  show(0);
}

function characters(text) {
  return word('characters', { n: String([...text].length) });
}

function openClientCopy({ copies }) {
  const parts = stampAll('copy-template');
  const [text, count] = [parts.querySelector('.client-text'), parts.querySelector('.count')];
  const names = copies.map(({ maxCharacters }) => word('client_up_to', { n: String(maxCharacters) }));
  parts.querySelector('[data-copy]').addEventListener('click', ({ currentTarget }) => {
    void copy(text.textContent, currentTarget);
  });
  choices(parts.querySelector('.lengths'), names, (at) => {
    text.textContent = copies[at].text;
    count.textContent = characters(copies[at].text);
  });
  open(word('client_copy'), parts);
}

function openPayload({ slack, teams, message, json }) {
  const parts = stampAll('payload-template');
  const [shown, count] = [parts.querySelector('.json'), parts.querySelector('.count')];
  const forms = [
    ['payload_slack', slack],
    ['payload_teams', teams],
    ['payload_message', message],
    ['payload_answer', json],
  ].filter(([, value]) => value !== undefined);
  parts.querySelector('[data-copy]').addEventListener('click', ({ currentTarget }) => {
    void copy(shown.textContent, currentTarget);
  });
  const names = forms.map(([key]) => word(key));
  choices(parts.querySelector('.forms'), names, (at) => {
    shown.textContent = JSON.stringify(forms[at][1], null, 2);
    count.textContent = characters(shown.textContent);
  });
  open(word('payload'), parts);
}

function picture(address, key, alt) {
  const figure = stamp('picture-template');
  const image = figure.querySelector('img');
  const caption = figure.querySelector('figcaption');
  caption.textContent = word(key);
  image.addEventListener('error', () => {
    image.remove();
    caption.textContent = word('chart_no_picture');
  });
  image.alt = alt;
  image.src = address;
  return figure;
}

function chartSection({ spec, pictures }, at) {
  const section = stamp('chart-template');
  const json = JSON.stringify(spec, null, 2);
  section.querySelector('h3').textContent = `${at + 1}. ${spec.subtitle}`;
  section.querySelector('.json').textContent = json;
  section.querySelector('[data-copy]').addEventListener('click', ({ currentTarget }) => void copy(json, currentTarget));
  // The one that goes with the page comes first: it is what a reader would be sent now.
  const both = [
    [pictures.light, 'chart_light'],
    [pictures.dark, 'chart_dark'],
  ];
  for (const [address, key] of page.dataset.theme === 'dark' ? both.toReversed() : both)
    section.querySelector('.pictures').append(picture(address, key, spec.alt));
  return section;
}

function openCharts({ charts }) {
  const parts = document.createDocumentFragment();
  parts.append(...charts.map(chartSection));
  open(word('chart_data'), parts);
}

const TOOLS = {
  client: openClientCopy,
  payload: openPayload,
  charts: openCharts,
  copy: ({ text }, button) => void copy(text, button),
};

/** Listens to the tools of all messages, those to come included. */
export function startDialogs() {
  document.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-tool]');
    if (tool !== null) TOOLS[tool.dataset.tool](dataOf(tool.closest('.views')), tool);
  });
  const dialog = byId('dialog');
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close(); // beside it, on what it covers
  });
}
