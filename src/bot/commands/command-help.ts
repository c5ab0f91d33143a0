import { say } from '#src/briefing/wording-spans.ts';
import type { Message } from '#src/core/message.ts';
import type { Turn } from './command-deps.ts';
import { actions, header, line, list, message, paragraph, wordedButton } from './said.ts';

const EXAMPLES = [
  'command.example_1',
  'command.example_2',
  'command.example_3',
  'command.example_4',
  'command.example_5',
];

/** How to subscribe, by example. */
export function commandHelp({ speech }: Turn): Message {
  return message(
    speech,
    header(speech, 'command.help_title'),
    paragraph(speech, 'command.help'),
    ...list(
      EXAMPLES.map((key) => line(speech, key)),
      say(speech, 'command.try'),
    ),
    ...list([line(speech, 'command.then')]),
    ...actions([
      ...wordedButton(speech, 'button.subscribe', { kind: 'subscribe', draft: { when: '' } }),
      ...wordedButton(speech, 'button.list', { kind: 'list' }),
    ]),
  );
}
