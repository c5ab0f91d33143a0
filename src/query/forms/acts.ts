import type { Draft } from '../draft.ts';
import { EMPTY, type Rule, textOf } from './words.ts';

/** The question in lower case, with a bar where punctuation stood. */
function clauses({ slots: { pieces } }: Draft): string {
  return pieces
    .map((piece) => (piece.broken ? `| ${textOf(piece)}` : textOf(piece)))
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

const LEAD =
  /(?:^|\| ?|\b(?:please|pls|plz|kindly|can you|could you|would you|will you|can u|and|then|now|just|also|lets|ok|okay|great|cool|good|nice|thanks|thx|perfect|maybe|need you to) )/
    .source;
const IT = /(?:it|this|that|them|these|those|the|all|my|our|me|us|him|her|everyone|everybody|a|an|\d+)\b/.source;

/** Verbs that ask for something to be done with a message or a number, and never for the number. */
const DOES = new RegExp(
  `${LEAD}(?:(?:save|export|pin|bookmark|archive|delete|schedule|email|upload|download|monitor|rename|circulate|subscribe|notify|alert|forward|cc)\\b|(?:print|post|book|flag|tag|copy|attach|track|watch|log|update|edit|translate|rewrite|rephrase|reformat|format|resize|draft|annotate|highlight|underline|star|text|mail|share|send|file|set up) ${IT}|set (?:a|an) (?:alert|alarm|reminder|timer|call|meeting)|(?:change|correct|fix|amend|move|adjust|add|put) .*\\b(?:to|in|into|on) (?:\\d|my|our|slides?|pages?|the (?:slide|page|deck|calendar|email|file|sheet)))`,
);
const LATER =
  /\b(?:remind|ping|call|text|wake|nudge|chase|send)\b.* (?:at \d+|at (?:noon|midnight|lunch)|tomorrow|later|tonight|every \w+|daily|weekly|on (?:mon|tues|wednes|thurs|fri)day|when|until|to (?!what|which|whom))\b|\b(?:a |an )?(?:reminder|alarm|alert)s? (?:for|on|to|if|when)\b|\bkeep an eye\b/;
const ASKS_AGAIN = /\bremind (?:me|us)(?: again| please)? (?:what|how|who|which|why|where|whats|hows|when|if|of)\b/;
const DOES_HAN =
  /提醒我(?!一下)|通知我|发(?:给|到|群|送)(?!我)|转发|转给|导出|保存|存一下|存成|存档|打印|置顶|收藏|订阅|定时|推送|抄送|上传|下载|删掉|删除|归档|改[成为] ?\d|标注|标红|高亮|加粗|盯着|盯一下|截图|^撤回$|(?:做成|放到|放进|贴到|写进) ?(?:ppt|pdf|excel|幻灯|邮件|群)|加个(?:标|注|提醒)/;

/** "email me the August number for micro caps": a figure that is asked for by name and comes to the asker. */
function isForAsker(words: string, { targets, windows }: Draft): boolean {
  const toMe = /\b(?:email|mail|text|send|forward|print) (?:me|us)\b|发给?我/.test(words);
  const named = targets.filter(({ at }) => at >= 0);
  const full =
    named.length > 0 && (windows.some(({ at }) => at >= 0) || named.every(({ metric }) => metric !== 'return'));
  return toMe && full && !/ at \d|提醒|every|每天|定时/.test(words);
}

/** "remind me at 4 to check flows", "email flows to the team", 把资金流转给他: something is to be done, and no figure is asked for. */
const asksToAct: Rule = (draft) => {
  const words = clauses(draft);
  const acts = DOES.test(words) || (LATER.test(words) && !ASKS_AGAIN.test(words)) || DOES_HAN.test(words);
  return acts && !isForAsker(words, draft) ? draft.slots.pieces[0] : undefined;
};

const MEDIUM =
  /\b(legend|footer|header|caption|fonts?|colou?rs?|bullets?|bullet points?|(one|a single|two|three) lines?|decimals?|pictures?|images?|highlights?|star|undo|sketch|slides?|png|pdf|excel|ppt|layout|format(ted|ting)?)\b|图例|图表|字体|格式|幻灯|^(more|更多)$/;
const FORM: ReadonlySet<string> = new Set(['chart', 'table', 'thanks']);

/** "plot it", "legend", "as bullets": a turn that names only a form, and nothing that a figure is of. */
const namesForm: Rule = (draft, queries) => {
  const { slots, windows, targets } = draft;
  if (queries.some(({ lookup }) => lookup !== undefined)) return undefined;
  if (targets.some(({ at }) => at >= 0) || windows.some(({ at }) => at >= 0)) return undefined;
  const forms = slots.pieces.filter(({ meaning }) => meaning.class === 'ask' && FORM.has(meaning.value));
  const empty = slots.pieces.every(
    (piece) => forms.includes(piece) || EMPTY.has(piece.meaning.class) || piece.meaning.class === 'quant',
  );
  if (empty && forms.length > 0) return forms[0];
  return MEDIUM.test(clauses(draft)) ? slots.pieces[0] : undefined;
};

/** Requests to do something, and turns about the form of an answer: neither asks for a figure. */
export const ACTS: readonly Rule[] = [asksToAct, namesForm];
