/** One question answered in both languages: the switch on the page then needs no second question. */
import type { WebAsked, WebDeps } from './deps.ts';
import type { MessageViews } from './message-views.ts';

/** The answer in the language of the question, and the same in the other one. */
export function answerInBoth(asked: Omit<WebAsked, 'locale'>, { answer }: Pick<WebDeps, 'answer'>): MessageViews {
  const first = answer(asked);
  const own = first.message.locale;
  if (own === 'en') return { own, views: { en: first, zh: answer({ ...asked, locale: 'zh' }) } };
  return { own, views: { zh: first, en: answer({ ...asked, locale: 'en' }) } };
}
