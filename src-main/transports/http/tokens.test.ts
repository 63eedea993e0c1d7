import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../testing/manual-clock.ts';
import { GuessBrake } from './guess-brake.ts';
import { bearerToken, isAccepted } from './tokens.ts';

describe('tokens', () => {
  it.each([
    ['Bearer abc_-.~+/=', 'abc_-.~+/='],
    ['bearer abc', 'abc'],
    [undefined, null],
    ['', null],
    ['Bearer', null],
    ['Bearer ', null],
    ['Basic abc', null],
    ['abc', null],
    ['Bearer abc, Bearer def', null],
    ['Bearer abc def', null],
    ['Bearer è', null],
  ])('reads %j as %j', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });

  it('accepts any of the tokens that hold now, and nothing while there are none', () => {
    expect(isAccepted('b', ['a', 'b'])).toBe(true);
    expect(isAccepted('c', ['a', 'b'])).toBe(false);
    expect(isAccepted('a', ['ab'])).toBe(false);
    expect(isAccepted('', [])).toBe(false);
  });
});

describe('the brake on guessing', () => {
  it('lets five wrong tokens through at once and makes each further answer wait a second', async () => {
    const clock = new ManualClock();
    const brake = new GuessBrake(clock);
    for (let guess = 0; guess < 5; guess += 1) await brake.wrongToken();
    let answered = false;
    const sixth = brake.wrongToken().then(() => {
      answered = true;
    });
    await clock.advance(999);
    expect(answered).toBe(false);
    await clock.advance(1);
    await sixth;
  });

  it('keeps sixteen waiting at most and sends the others away at once', async () => {
    const clock = new ManualClock();
    const brake = new GuessBrake(clock);
    for (let guess = 0; guess < 5; guess += 1) await brake.wrongToken();
    const waiting = Array.from({ length: 16 }, () => brake.wrongToken());
    expect(await brake.wrongToken()).toMatchObject({ tooMany: true });
    await clock.advance(1000);
    expect((await Promise.all(waiting)).some(({ tooMany }) => tooMany)).toBe(false);
    const later = brake.wrongToken();
    await clock.advance(1000);
    expect(await later).toMatchObject({ tooMany: false });
  });

  it('says once that somebody is guessing, and again only after a quiet minute', async () => {
    const clock = new ManualClock();
    const brake = new GuessBrake(clock);
    const guess = async () => {
      const answer = brake.wrongToken();
      await clock.advance(1000);
      return (await answer).often;
    };
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([await guess(), await guess(), await guess()]).toEqual([true, false, false]);
    await clock.advance(60_000);
    for (let again = 0; again < 4; again += 1) expect(await guess()).toBe(false);
    expect(await guess()).toBe(true);
  });

  it('forgets wrong tokens after a minute', async () => {
    const clock = new ManualClock();
    const brake = new GuessBrake(clock);
    for (let guess = 0; guess < 5; guess += 1) await brake.wrongToken();
    await clock.advance(60_000);
    await brake.wrongToken();
    expect(clock.sleeping).toBe(0);
  });
});
