/**
 * The fan-out drill: `npm run -s drill:fanout -- --channels N`. One digest at 07:30 to 200 channels, then to N, on a clock of the
 * drill with Slack's limits; a JSON line for each. Exit code 1 when one took longer than the configured pace allows by a tenth,
 * Slack had to say 429, or the digest was written more than once.
 */
import { parseArgs } from 'node:util';
import { fanOut } from './fanout/fan-out.ts';

const FEW = 200;

const { values } = parseArgs({ options: { channels: { type: 'string', default: '10000' } } });
if (!/^[1-9]\d{0,6}$/.test(values.channels)) throw new RangeError(`--channels is no count: ${values.channels}`);
for (const channels of [FEW, Number(values.channels)]) {
  const line = await fanOut(channels);
  console.log(JSON.stringify(line));
  if (!line.ok) process.exitCode = 1;
}
