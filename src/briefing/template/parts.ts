/** Parts that any template may ask for: made from the report and from what the message shows. */
export const COMMON_PARTS = ['holes', 'computed', 'doubts', 'age', 'source', 'licence', 'divider'] as const;

/** Parts that only the template of an answer may ask for: made from the answer. */
export const ANSWER_PARTS = [
  'reading',
  'premises',
  'says',
  'help',
  'chart',
  'figures',
  'statements',
  'related',
  'remarks',
  'follow_ups',
] as const;

export type CommonPart = (typeof COMMON_PARTS)[number];
export type AnswerPart = (typeof ANSWER_PARTS)[number];

/** The templates that the program itself needs; a start without one of them is refused. */
export const ANSWER_TEMPLATES = {
  figures: 'answer-figures',
  derived: 'answer-derived',
  notes: 'answer-notes',
  'no-data': 'answer-no-data',
  clarify: 'answer-clarify',
  refusal: 'answer-refusal',
  help: 'answer-help',
} as const;

export const BRIEFING_TEMPLATES = ['morning-digest', 'new-report', 'alert'] as const;

export const REQUIRED_TEMPLATES: readonly string[] = [...BRIEFING_TEMPLATES, ...Object.values(ANSWER_TEMPLATES)];
