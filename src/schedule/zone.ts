import { z } from 'zod';
import { Temporal } from './temporal.ts';

/** An area and a place, a link such as "Japan", or "UTC"; an offset such as "+05:00" is none, because it does not follow the clock changes. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

const known = new Map<string, ZoneId | undefined>();
/** Zones there are, in a few spellings each; beyond that somebody is sending rubbish. */
const REMEMBERED = 2000;

function canonical(text: string): ZoneId | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return undefined; // it throws for a name that it does not know, and only then
  }
}

/** The IANA time zone that a text names, whatever its case, in the usual spelling; `undefined` when there is none. */
export function toZoneId(text: string): ZoneId | undefined {
  if (known.has(text)) return known.get(text);
  const zone = NAME.test(text) ? canonical(text) : undefined;
  if (known.size < REMEMBERED) known.set(text, zone);
  return zone;
}

/** A time zone by its IANA name in the usual spelling, "America/New_York". Zones are taken from the ICU data of Node, never from a database. */
export const ZoneId = z
  .string()
  .refine((text) => toZoneId(text) === text, 'is not the name of a time zone as Europe/London');
export type ZoneId = string;
