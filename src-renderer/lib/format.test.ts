import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const now = Date.parse('2027-03-09T13:29:19Z'); // 14:29:19 in Rome, a Tuesday
const italian = createFormat({ language: 'it', timeZone: 'Europe/Rome', now: () => now });
const english = createFormat({ language: 'en', timeZone: 'Europe/Rome', now: () => now });

describe('times', () => {
  it('are told in the time zone of the event', () => {
    expect(italian.clock('2027-03-09T13:32:00Z')).toBe('14:32');
    expect(italian.clockWithSeconds('2027-03-09T13:32:05Z')).toBe('14:32:05');
    const tokyo = createFormat({ language: 'it', timeZone: 'Asia/Tokyo', now: () => now });
    expect(tokyo.dayAndTime('2027-03-09T15:30:00Z')).toBe('domani alle 0:30');
  });

  it('carry the preposition of the language, elided before one', () => {
    expect(italian.at('2027-03-09T13:32:00Z')).toBe('alle 14:32');
    expect(italian.at('2027-03-10T00:05:00Z')).toBe('all’1:05');
    expect(italian.at('2027-03-09T09:05:00Z')).toBe('alle 10:05');
    expect(english.at('2027-03-09T13:32:00Z')).toBe('at 14:32');
  });

  it('name the day only when it is not today', () => {
    expect(italian.when('2027-03-09T16:12:00Z')).toBe('alle 17:12');
    expect(italian.when('2027-03-10T08:00:00Z')).toBe('domani alle 9:00');
    expect(english.when('2027-03-10T08:00:00Z')).toBe('tomorrow at 9:00');
    expect(italian.dayAndTime('2027-03-09T16:12:00Z')).toBe('oggi alle 17:12');
  });
});

describe('days', () => {
  it('have a name within a week and a date after', () => {
    expect(italian.dayName('2027-03-08T12:00:00Z')).toBe('ieri');
    expect(italian.dayName('2027-03-11T12:00:00Z')).toBe('giovedì');
    expect(italian.dayName('2027-03-15T12:00:00Z')).toBe('lunedì');
    expect(italian.dayName('2027-03-16T12:00:00Z')).toBe('il 16 marzo');
    expect(italian.dayName('2027-04-08T12:00:00Z')).toBe('l’8 aprile');
    expect(italian.dayName('2028-01-02T12:00:00Z')).toBe('il 2 gennaio 2028');
    expect(english.dayName('2027-03-16T12:00:00Z')).toBe('on 16 March');
  });

  it('a date without a time stays that date in every zone', () => {
    const west = createFormat({ language: 'it', timeZone: 'America/Los_Angeles', now: () => now });
    expect(west.calendarDate('2027-06-12')).toBe('12 giugno 2027');
    expect(italian.daysTo('2027-06-12')).toBe(95);
    expect(italian.daysTo('2027-03-09')).toBe(0);
  });

  it('shrink in a narrow column', () => {
    expect(italian.short('2027-03-09T13:32:00Z')).toBe('14:32');
    expect(italian.short('2027-03-08T17:29:00Z')).toBe('lun 18:29');
    expect(italian.short('2027-02-01T17:29:00Z')).toBe('1 febbraio');
  });
});

describe('spans', () => {
  it('count up to the end of the unit', () => {
    expect(italian.until(now + 48_000)).toBe('tra 48 secondi');
    expect(italian.until(now + 1_000)).toBe('tra 1 secondo');
    expect(italian.until(now + 221_000)).toBe('tra 4 min');
    expect(italian.until(now + 135 * 60_000)).toBe('tra 2 h 15 min');
    expect(italian.until(now + 3 * 86_400_000)).toBe('tra 3 giorni');
    expect(italian.until(now - 1)).toBe('adesso');
    expect(english.until(now + 221_000)).toBe('in 4 min');
  });

  it('never claim that more time has passed than has', () => {
    expect(italian.ago(now - 12_900)).toBe('12 secondi fa');
    expect(italian.ago(now - 119_000)).toBe('1 min fa');
    expect(italian.ago(now + 5_000)).toBe('adesso');
    expect(english.ago(now - 3 * 86_400_000)).toBe('3 days ago');
  });

  it('a minute that rounds up does not read as sixty seconds', () => {
    expect(italian.until(now + 59_500)).toBe('tra 1 min');
  });

  it('a countdown never goes below zero', () => {
    expect(italian.countdown(161_000)).toBe('2:41');
    expect(italian.countdown(-5)).toBe('0:00');
  });
});
