/** The form of a subscription as fields of a card. What stands in them comes back under their ids (`action-data.ts`). */
import { FORM_DAYS, type ScheduleForm } from '#src/bot/ports.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { CardAction, FormChoice, FormField } from './card.ts';
import { plainField } from './escape.ts';
import { LIMITS } from './limits.ts';
import { SCHEDULE_WORDS, type TargetName } from './schedule-words.ts';

/** A place to choose: what it is called, and what comes back. */
export type Target = readonly [name: TargetName, key: string];

type Choice = readonly [value: string, title: string];

function choose(id: FormChoice['id'], choices: readonly Choice[], value: string, locale: Locale): FormChoice {
  const { labels, missing } = SCHEDULE_WORDS[locale];
  return {
    type: 'Input.ChoiceSet',
    id,
    label: labels[id],
    choices: choices.map(([each, title]) => ({ title: plainField(title, LIMITS.buttonLabel), value: each })),
    value,
    isRequired: true,
    errorMessage: missing,
  };
}

/** The fields with what stands in them when the form opens. */
export function formFields(
  { filled, zones }: ScheduleForm,
  targets: readonly Target[],
  locale: Locale,
): readonly FormField[] {
  const words = SCHEDULE_WORDS[locale];
  const days = FORM_DAYS.filter((day) => day !== 'kept' || filled.days === 'kept');
  const isListed = targets.some(([, key]) => key === filled.target);
  const [first] = targets;
  return [
    choose(
      'days',
      days.map((day) => [day, words.dayNames[day]]),
      filled.days,
      locale,
    ),
    {
      type: 'Input.Time',
      id: 'time',
      label: words.labels.time,
      value: filled.time,
      isRequired: true,
      errorMessage: words.missing,
    },
    choose(
      'zone',
      zones.map(({ zone, name }) => [zone, name]),
      filled.zone,
      locale,
    ),
    choose('calendar', Object.entries(words.rules), filled.calendar, locale),
    choose('trigger', Object.entries(words.triggers), filled.trigger, locale),
    choose(
      'target',
      targets.map(([name, key]) => [key, words.targets[name]]),
      isListed ? filled.target : (first?.[1] ?? 'direct'),
      locale,
    ),
    choose(
      'language',
      LOCALES.map((each) => [each, words.languages[each]]),
      filled.locale,
      locale,
    ),
  ];
}

/** The button below the fields. */
export function formControls(line: string, locale: Locale): readonly CardAction[] {
  const data = { app: 'smallcaps', locale, action: 'schedule', line } as const;
  return [{ type: 'Action.Submit', title: SCHEDULE_WORDS[locale].save, data }];
}
