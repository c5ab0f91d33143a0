import { z } from 'zod';
import type { Locale } from './locale.ts';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const ISO_MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function isRealDate(text: string): boolean {
  const parts = ISO_DATE.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day of the Gregorian calendar, `YYYY-MM-DD`, without a time or a zone. */
export const CalendarDate = z.string().refine(isRealDate, 'is not a date as YYYY-MM-DD');
export type CalendarDate = string;

/** The calendar day of an instant in the machine's own zone. */
export function localDate(at: Date): CalendarDate {
  const parts = [String(at.getFullYear()).padStart(4, '0'), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** A month, `YYYY-MM`. */
export const Month = z.string().regex(ISO_MONTH, 'is not a month as YYYY-MM');
export type Month = string;

/** The month a day lies in. */
export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7);
}

/** The month `by` months later (earlier when negative). */
export function shiftMonth(month: Month, by: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** Whole months from one month to another; negative when `to` is the earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "August", "8月". */
export function formatMonthName(month: Month, locale: Locale): string {
  const index = Number(month.slice(5, 7));
  return locale === 'zh' ? `${index}月` : (MONTHS[index - 1] ?? '');
}

/** Days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day `by` days later (earlier when negative). */
export function shiftDate(date: CalendarDate, by: number): CalendarDate {
  return new Date(Date.parse(date) + by * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week: 0 is Sunday, 6 Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(Date.parse(date)).getUTCDay();
}

/** "8 Apr 2025", "2025年4月8日". */
export function formatDate(date: CalendarDate, locale: Locale): string {
  const year = date.slice(0, 4);
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  return locale === 'zh' ? `${year}年${month}月${day}日` : `${day} ${SHORT_MONTHS[month - 1]} ${year}`;
}

/** "Aug 2025", "2025年8月". */
export function formatMonth(month: Month, locale: Locale): string {
  const year = month.slice(0, 4);
  const index = Number(month.slice(5, 7));
  return locale === 'zh' ? `${year}年${index}月` : `${SHORT_MONTHS[index - 1]} ${year}`;
}
