/** Dates and times in the theatre's zone; a bare date or month means its end there. */
import { language, t } from './i18n.js';

let zone = 'Europe/Kyiv';

/** @param {string} name */
export function setZone(name) {
  zone = name;
}

const MONTH = /^\d{4}-\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/;

/** @param {string} text whether it is no finer than a month */
export const isMonth = (text) => /^\d{4}(-\d{2})?$/.test(text);

/** @param {string} day @returns {number} days since 1970 */
export const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);

/** @param {number} number @returns {string} `YYYY-MM-DD` */
export const dayOfNumber = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

/** @param {string} day @param {number} by */
export const addDays = (day, by) => dayOfNumber(dayNumber(day) + by);

/** To make one takes longer than to use it a hundred times. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function formatOf(locale, options) {
  const key = `${locale} ${Object.values(options).join()}`;
  let format = formats.get(key);
  if (!format) formats.set(key, format = new Intl.DateTimeFormat(locale, options));
  return format;
}

/** @param {number} instant @returns {{day: string, time: string}} in the theatre's zone */
function local(instant) {
  const parts = formatOf('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }).formatToParts(instant);
  /** @param {string} type */
  const part = (type) => parts.find((p) => p.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}:${part('second')}` };
}

/** The last instant's part of an interval `a/b`. @param {string} text */
export const lastPart = (text) => {
  const parts = text.split('/');
  return parts.length === 2 && parts[1] !== '..' ? parts[1] : parts[0];
};

/**
 * The day in the theatre's zone that a given time lies in; midnight belongs to the day it ends.
 * @param {string} text instant, date, month or interval
 * @returns {string} `YYYY-MM-DD`, or '' when it is no time
 */
export function dayOf(text) {
  const last = lastPart(text);
  if (DAY.test(last)) return last;
  if (MONTH.test(last)) {
    const [year, month] = last.split('-').map(Number);
    return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  }
  const localTime = LOCAL.exec(last);
  if (localTime) return localTime[1];
  const instant = Date.parse(last);
  return Number.isNaN(instant) ? '' : local(instant - 1).day;
}

/** @type {Map<string, number>} */
const instants = new Map();

/**
 * The moment that a time names: of a day, a month or an interval its end in the theatre's zone.
 * @param {string} text
 * @returns {number} milliseconds
 */
export function instantOf(text) {
  const last = lastPart(text);
  let instant = instants.get(last);
  if (instant === undefined) {
    const localTime = LOCAL.exec(last);
    const day = dayOf(last);
    instant = localTime ? atLocal(`${localTime[1]}T${localTime[2]}${localTime[3] ?? ':00'}`)
      : DAY.test(last) || MONTH.test(last) ? atLocal(`${addDays(day, 1)}T00:00:00`) : Date.parse(last);
    if (instants.size > 5000) instants.clear();
    instants.set(last, instant);
  }
  return instant;
}

/** @param {string} text local time in the theatre's zone @returns {number} */
function atLocal(text) {
  const asUtc = Date.parse(`${text}Z`);
  let instant = asUtc;
  for (let n = 0; n < 2; n++) {
    const there = local(instant);
    instant += asUtc - asUtc % 1000 - Date.parse(`${there.day}T${there.time}Z`);
  }
  return instant;
}

/** @param {number} instant @returns {string} as the server writes it */
export const instantText = (instant) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** @param {string} day `YYYY-MM-DD` @param {'long' | 'short' | 'weekday'} [style] */
export function formatDay(day, style = 'short') {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { timeZone: 'UTC', year: 'numeric', month: style === 'short' ? 'short' : 'long', day: 'numeric' };
  if (style === 'weekday') options.weekday = 'long';
  return formatOf(locale(), options).format(Date.parse(`${day}T00:00:00Z`));
}

const locale = () => (language() === 'en' ? 'en-GB' : language());

/** @param {string} month `YYYY-MM` */
const formatMonth = (month) => formatOf(locale(), { timeZone: 'UTC', year: 'numeric', month: 'short' })
  .format(Date.parse(`${month}-01T00:00:00Z`));

/** @param {string} day @returns {string} the month's short name */
export const monthName = (day) => formatOf(locale(), { timeZone: 'UTC', month: 'short' }).format(Date.parse(`${day}T00:00:00Z`));

/**
 * A time as precisely as it was given, and no more.
 * @param {string | null} text `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, local time, instant, or `../…` for "no later than"
 * @returns {string}
 */
export function formatGiven(text) {
  if (!text) return '';
  if (text.startsWith('../')) return t('time.by', { date: formatGiven(text.slice(3)) });
  if (text.includes('/')) return text.split('/').map(formatGiven).join(' – ');
  if (MONTH.test(text)) return formatMonth(text);
  if (DAY.test(text)) return formatDay(text);
  const localTime = LOCAL.exec(text);
  if (localTime) return t('time.dayAndTime', { day: formatDay(localTime[1]), time: localTime[2] });
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || !text.includes('T')) return text;
  const there = local(instant);
  return t('time.dayAndTime', { day: formatDay(there.day), time: there.time.slice(0, 5) });
}

/**
 * An instant of a reading: midnight is said as the end of the day before.
 * @param {string} text
 * @param {'long' | 'short' | 'weekday'} [style]
 */
export function formatReading(text, style = 'long') {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return text;
  const there = local(instant);
  if (there.time === '00:00:00') return t('time.endOf', { day: formatDay(local(instant - 1).day, style) });
  return t('time.dayAndTime', { day: formatDay(there.day, style), time: there.time.slice(0, 5) });
}

/** A verdict's turn: the day only when it falls on midnight. @param {string | null} text */
export function formatTurn(text) {
  if (!text) return '';
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return text;
  const there = local(instant);
  if (there.time === '00:00:00') return formatDay(local(instant - 1).day);
  return t('time.dayAndTime', { day: formatDay(there.day), time: there.time.slice(0, 5) });
}

/** @param {string} duration ISO 8601 days, `P30D` @returns {number} */
export const daysOf = (duration) => Number(/^P(\d+)D$/.exec(duration)?.[1] ?? 0);
