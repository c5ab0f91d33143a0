import { pino } from 'pino';
import { brief, DIGEST, digestDays, listBriefings } from '#src/bot/brief.ts';
import type { Picture } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Block, Message } from '#src/core/message.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { createChanges } from '#src/platform/web/changes.ts';
import type {
  DigestAsked,
  WebAsked,
  WebDeps,
  WebDigest,
  WebDigests,
  WebStatus,
  WebView,
} from '#src/platform/web/deps.ts';
import { trialSchedules } from '#src/trial-schedules.ts';
import { loadBundled } from '#test/bundled.ts';
import { EVERY_BLOCK, READY, text } from './sample.ts';

const KNOWLEDGE = loadBundled();

/** The day of the sample's clock, which is a trading day, and the two after it. */
export const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'] as const;

const CLOCK = new Date(`${DAYS[0]}T12:00:00`);

/** A template beside the project's own, whose digests say what they were drawn from. */
const OWN_TEMPLATE = { name: 'own', title: { en: 'Flows <only>', zh: '资金流向' } } as const;

/** A message with what Slack would be sent. */
export function viewOf(message: Message): WebView {
  return {
    message,
    json: { kind: 'figures' },
    slack: renderSlack(message).payload,
    teams: renderTeams(message).payload,
  };
}

/** The briefing of the project's own templates, as a page shows it. */
function digestMessage({ day, template = DIGEST, locale }: DigestAsked): Message | undefined {
  if (template === OWN_TEMPLATE.name) {
    return { locale, blocks: [{ type: 'paragraph', spans: [text(`Drawn from own for ${day}.`)] }] };
  }
  const briefed = brief({ template, day, locale }, KNOWLEDGE);
  return briefed.kind === 'briefed' ? briefed.message : undefined;
}

/** The project's own digests and one beside them. */
export const DIGESTS: WebDigests = {
  days: (today) => digestDays(today, DAYS.length, KNOWLEDGE.calendar),
  templates: () => [...listBriefings(KNOWLEDGE), OWN_TEMPLATE],
  draw(asked): WebDigest | undefined {
    const message = digestMessage(asked);
    return message && { ...viewOf(message), template: asked.template ?? DIGEST, thread: ['q1:i=rank;w=since_low'] };
  },
};

/** A renderer that draws nothing. */
export async function noPicture({ alt }: ChartSpec): Promise<Picture> {
  return { png: new Uint8Array(), width: 1, height: 1, alt, key: 'x' };
}

/** Parts of a web app whose answer repeats what it was asked; `asked` records the calls. */
export function sampleDeps(status: () => WebStatus = () => READY): WebDeps & { readonly asked: WebAsked[] } {
  const asked: WebAsked[] = [];
  return {
    asked,
    answer(question) {
      asked.push(question);
      if (question.question === 'break') throw new Error('planted');
      const said = text(`You asked: ${question.question} after ${question.thread.length}`);
      const blocks: readonly Block[] = [{ type: 'paragraph', spans: [said] }, ...EVERY_BLOCK.blocks];
      return viewOf({ locale: question.locale ?? 'en', blocks });
    },
    digests: DIGESTS,
    openSchedules: () =>
      trialSchedules({
        knowledge: () => KNOWLEDGE,
        now: () => CLOCK.getTime(),
        zone: 'America/New_York',
        declared: [],
        viewOf,
      }),
    picture: noPicture,
    changes: createChanges(),
    now: () => CLOCK,
    status,
    log: pino({ level: 'silent' }),
  };
}
