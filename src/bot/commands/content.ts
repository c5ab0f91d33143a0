/** What a subscription sends: chosen, checked and in words. */
import { slotsIn } from '#src/briefing/reading-line.ts';
import type { Speech } from '#src/briefing/wording-spans.ts';
import { parseCanonical } from '#src/core/canonical.ts';
import type { Message } from '#src/core/message.ts';
import { type AlertChoice, readAlert } from '../alerts/read-alert.ts';
import { answerQuestion } from '../answer-question.ts';
import { DIGEST, listBriefings } from '../brief.ts';
import { carriedSlots } from '../carried-slots.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Content } from '../ports.ts';
import type { Draft } from './command.ts';
import type { Turn } from './command-deps.ts';
import { lineText } from './said.ts';

/** What is to be sent, or why it cannot be: `unanswered` with the answer to the question, which has nothing to send. */
export type ChosenContent =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'unanswered'; readonly message: Message }
  | { readonly kind: 'unknown'; readonly name: string }
  /** What the words of an alert leave open, or why there can be none. */
  | { readonly kind: 'alert'; readonly says: string; readonly choices: readonly AlertChoice[]; readonly note?: string };

function contentOfQuestion(question: string, { asked, deps, knowledge }: Turn): ChosenContent {
  const posed = { question, thread: [], today: deps.today(), locale: asked.locale };
  const answered = answerQuestion(posed, knowledge);
  const { again, schedule } = carriedSlots(answered.answer, posed, knowledge);
  if (again === undefined || schedule === undefined) return { kind: 'unanswered', message: answered.message };
  return { kind: 'content', content: { kind: 'question', again } };
}

/** Templates that can be subscribed to: an alert is none, it goes out by its own rule. */
export function subscribable(knowledge: Knowledge): ReturnType<typeof listBriefings> {
  return listBriefings(knowledge).filter(({ name }) => name !== 'alert');
}

function readRuleOf(text: string, { asked, deps, knowledge }: Turn): ReturnType<typeof readAlert> {
  return readAlert({ text, locale: asked.locale, today: deps.today() }, knowledge);
}

function contentOfAlert(text: string, turn: Turn): ChosenContent {
  const read = readRuleOf(text, turn);
  if (read.kind === 'rule') return { kind: 'content', content: { kind: 'alert', rule: read.line } };
  return { kind: 'alert', says: read.says, choices: read.kind === 'ask' ? read.choices : [] };
}

/** What a draft asks to be sent; the morning digest where it does not say. */
export function chooseContent({ content, question, alert }: Draft, turn: Turn): ChosenContent {
  if (alert !== undefined) return contentOfAlert(alert, turn);
  if (content?.kind === 'alert') return contentOfAlert(content.rule, turn);
  if (question !== undefined) return contentOfQuestion(question, turn);
  if (content === undefined) return { kind: 'content', content: { kind: 'template', template: DIGEST } };
  if (content.kind !== 'template') return { kind: 'content', content };
  const { template, cut } = content;
  const isKnown = subscribable(turn.knowledge).some(({ name }) => name === template);
  const hasCut = cut === undefined || turn.knowledge.templates.get(template)?.cuts.includes(cut) === true;
  return isKnown && hasCut ? { kind: 'content', content } : { kind: 'unknown', name: cut ?? template };
}

function readAs(again: string, speech: Speech): string {
  try {
    return slotsIn(again.trim().split(/\s+/).map(parseCanonical), speech);
  } catch {
    return again.slice(0, 80); // kept from a version that wrote them in another form
  }
}

const CUT_KEYS: Readonly<Record<string, string>> = {
  size: 'cut.size',
  risk: 'cut.risk',
  style: 'cut.style',
  flows: 'cut.flows',
  outlook: 'cut.outlook',
};

/** A cut in words; its name in the template, where that is one of the house's own. */
function sayCut(cut: string, speech: Speech): string {
  const key = CUT_KEYS[cut];
  return key === undefined ? cut : lineText(speech, key);
}

/** The rule of an alert in words; its line where it names what there is no more. */
function sayRule(rule: string, turn: Turn): string {
  const read = readRuleOf(rule, turn);
  return read.kind === 'rule' ? read.words : rule;
}

/** What is sent, in words: a template's title, or how the question is read. */
export function sayContent(content: Content, turn: Turn): string {
  const { knowledge, speech } = turn;
  switch (content.kind) {
    case 'template': {
      const title = knowledge.templates.get(content.template)?.title[speech.locale] ?? content.template;
      if (content.cut === undefined) return title;
      return lineText(speech, 'subscription.with_cut', { title, cut: sayCut(content.cut, speech) });
    }
    case 'question':
      return lineText(speech, 'subscription.question', { reading: readAs(content.again, speech) });
    case 'alert':
      return lineText(speech, 'subscription.alert', { rule: sayRule(content.rule, turn) });
  }
}
