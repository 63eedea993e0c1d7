import { describe, expect, it } from 'vitest';
import type { Input } from '#contract';
import type { RulePlan } from '#contract/automation.ts';
import type { App } from './app.ts';
import { type RehearsalClock, rehearsalClock } from './rehearsal-clock.ts';
import { processTime } from './system-clock.ts';
import { ask, guestList, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** Ten in the morning in Rome, eight days before the reminder. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const replyBy = '2027-03-24';
const settings = { pacing: 'fast', manners: false, reply_by: replyBy, whatsapp_rate_limit: 500 } as const;

/** The practice app on a clock that runs fast, and that a test may set forward and take along to another run. */
class Rehearsal {
  readonly directory = temporaryDirectory();
  readonly #clock = rehearsalClock({ speed: 60, id: 'automation', wall: morning, source: processTime });
  #ahead = 0;
  #running: App | null = null;

  static async begin(households: number): Promise<Rehearsal> {
    const rehearsal = new Rehearsal();
    await rehearsal.start();
    const { previewId } = await ask(rehearsal.app, 'guests.previewImport', {
      content: guestList(households),
    });
    await ask(rehearsal.app, 'guests.applyImport', { previewId });
    await rehearsal.link();
    return rehearsal;
  }

  get app(): App {
    if (this.#running === null) throw new Error('the app is not running');
    return this.#running;
  }

  async start(): Promise<void> {
    const clock = this.#clock;
    const practiceClock: RehearsalClock = {
      speed: clock.speed,
      setSpeed: clock.setSpeed,
      now: () => ({ ...this.#clock.now(), wall: this.#clock.now().wall + this.#ahead }),
      sleep: clock.sleep,
    };
    const options = { directory: this.directory, practice: true, practiceClock, initial: settings };
    this.#running = await startTestApp(options);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    this.#running = null;
  }

  get now(): number {
    return this.#clock.now().wall + this.#ahead;
  }

  setForward(ms: number): void {
    this.#ahead += ms;
  }

  /** The rules have looked at what there is by now. */
  async looked(): Promise<void> {
    const before = this.now;
    await until(
      () => this.now,
      (now) => now > before + 70_000,
    );
  }

  async link(): Promise<void> {
    await until(
      () => ask(this.app, 'sessions.get', { type: 'main' }),
      ({ qr }) => qr !== null,
    );
    await ask(this.app, 'practice.scan', { type: 'main' });
    await until(
      () => ask(this.app, 'sessions.get', { type: 'main' }),
      ({ status }) => status === 'CONNECTED',
    );
  }

  async invited(): Promise<void> {
    await ask(this.app, 'invitations.send', { households: 'all-not-invited' });
    await this.untilLeft('INVITATION');
  }

  async messages(kind: string) {
    return (await ask(this.app, 'queue.list', { limit: 200 })).items.filter((each) => each.kind === kind);
  }

  async untilLeft(kind: string, count = 1) {
    return until(
      () => this.messages(kind),
      (all) =>
        all.length >= count && all.every(({ status }) => ['SENT', 'DELIVERED', 'READ'].includes(status)),
    );
  }

  async households(): Promise<readonly string[]> {
    return (await ask(this.app, 'guests.list', { limit: 200 })).items.map(({ id }) => id);
  }

  async answer(household: string, more: Partial<Input<'rsvp.fromSite'>> = {}): Promise<void> {
    const { link } = await ask(this.app, 'links.get', { household });
    const token = link.slice(link.lastIndexOf('/') + 1);
    await ask(this.app, 'rsvp.fromSite', { token, rsvp: 'COMING', ...more });
  }

  switch(id: string, on = true) {
    return ask(this.app, 'automation.switch', { id, on });
  }

  async rule(id: string) {
    const rule = (await ask(this.app, 'automation.list', undefined)).items.find((each) => each.id === id);
    if (rule === undefined) throw new Error('no such rule');
    return rule;
  }

  untilRun(id: string, state: string) {
    return until(
      () => this.rule(id),
      ({ runs }) => runs[0]?.state === state,
    );
  }
}

describe('the confirmation that goes when an answer arrives', () => {
  it('is off at first, and off it sends nothing', async () => {
    const story = await Rehearsal.begin(1);
    const [one = ''] = await story.households();
    expect(await ask(story.app, 'automation.list', undefined)).toMatchObject({
      items: [
        { id: 'confirmation', on: false, standing: 'OFF' },
        { id: 'reminder', on: false, standing: 'OFF' },
      ],
    });
    await story.answer(one);
    await story.switch('confirmation');
    await story.looked();
    expect(await story.messages('RSVP_CONFIRMATION')).toEqual([]);
  });

  it('goes once for each answer that stands, at once, in the language of the household', async () => {
    const story = await Rehearsal.begin(2);
    const [one = '', two = ''] = await story.households();
    await story.invited();
    await story.switch('confirmation');
    await ask(story.app, 'guests.bulk', { ids: [two], action: { do: 'setLanguage', language: 'en' } });
    await story.answer(one);
    await story.answer(two);
    const sent = await story.untilLeft('RSVP_CONFIRMATION', 2);
    expect(sent.find(({ household }) => household?.id === one)?.text).toContain('Grazie');
    expect(sent.find(({ household }) => household?.id === two)?.text).toContain('Thank you');
    await story.answer(one, { answeredAt: new Date(story.now).toISOString() });
    await story.looked();
    expect(await story.messages('RSVP_CONFIRMATION')).toHaveLength(2);
    await story.answer(one, { rsvp: 'NOT_COMING' });
    await story.untilLeft('RSVP_CONFIRMATION', 3);
    expect(await story.rule('confirmation')).toMatchObject({ standing: 'ON_ANSWER', runs: [{ queued: 3 }] });
  });

  it('is not doubled by a site that asks for it too, whoever asks first', async () => {
    const story = await Rehearsal.begin(2);
    const [one = '', two = ''] = await story.households();
    await story.invited();
    const asks = (household: string, key: string) =>
      ask(story.app, 'queue.enqueue', {
        ...{ type: 'main', kind: 'RSVP_CONFIRMATION', household },
        idempotencyKey: key,
      });
    await story.switch('confirmation');
    await story.answer(one);
    const [own] = await story.untilLeft('RSVP_CONFIRMATION');
    expect(await asks(one, 'site-1')).toMatchObject({ id: own?.id });
    await story.switch('confirmation', false);
    await story.answer(two);
    await asks(two, 'site-2');
    // Said again, now that the rule is on: it stands, and has been confirmed by the site.
    await story.switch('confirmation');
    await story.answer(two, { idempotencyKey: 'again' });
    await story.looked();
    expect(await story.messages('RSVP_CONFIRMATION')).toHaveLength(2);
  });

  it('is sent for what came in while the app was off, and once', async () => {
    const story = await Rehearsal.begin(1);
    const [one = ''] = await story.households();
    await story.invited();
    await story.switch('confirmation');
    await ask(story.app, 'queue.pause', undefined);
    await story.answer(one);
    await story.stop();
    await story.start();
    await ask(story.app, 'queue.resume', undefined);
    await story.untilLeft('RSVP_CONFIRMATION');
    await story.stop();
    await story.start();
    await story.looked();
    expect(await story.messages('RSVP_CONFIRMATION')).toHaveLength(1);
  });
});

describe('the reminder before the last day to answer', () => {
  it('goes once, not to who answered, was not invited or opted out, with a restart in between', async () => {
    const story = await Rehearsal.begin(4);
    const [answered = '', optedOut = '', silent = '', late = ''] = await story.households();
    await story.invited();
    const { household: uninvited } = await ask(story.app, 'guests.add', {
      name: 'Mai invitati',
      phones: ['+393339998877'],
    });
    await story.switch('reminder');
    await story.answer(answered);
    await ask(story.app, 'guests.bulk', { ids: [optedOut], action: { do: 'optOut' } });
    expect(await story.rule('reminder')).toMatchObject({
      standing: 'WAITS',
      nextAt: '2027-03-17T09:00:00.000Z',
      near: false,
      meant: 2,
    });
    const { meant } = await ask(story.app, 'automation.preview', { id: 'reminder' });
    expect(meant.map(({ id }) => id)).toEqual([silent, late]);
    await story.looked();
    await story.stop();
    story.setForward(7 * day);
    await story.start();
    expect(await story.rule('reminder')).toMatchObject({ standing: 'WAITS', near: true });
    await ask(story.app, 'queue.pause', undefined);
    story.setForward(day);
    await story.untilRun('reminder', 'DONE');
    await story.answer(late);
    const queued = await story.messages('REMINDER');
    expect(queued.map(({ household, status }) => [household?.id, status])).toEqual([
      [silent, 'PENDING'],
      [late, 'CANCELLED'],
    ]);
    const { log } = await ask(story.app, 'queue.get', { id: queued[1]?.id ?? '' });
    expect(log.at(-1)).toMatchObject({ name: 'CANCELLED', details: { because: 'ANSWERED' } });
    await story.stop();
    await story.start();
    await story.looked();
    await ask(story.app, 'queue.resume', undefined);
    await until(
      () => story.messages('REMINDER'),
      (all) => all.some(({ status }) => ['SENT', 'DELIVERED', 'READ'].includes(status)),
    );
    await ask(story.app, 'configuration.update', { reply_by: '2027-03-25' });
    await story.looked();
    expect(await story.messages('REMINDER')).toHaveLength(2);
    expect(uninvited.id).not.toBe(silent);
    const { runs } = await story.rule('reminder');
    expect(runs[0]).toMatchObject({ state: 'DONE', queued: 2 });
    const messages = await ask(story.app, 'automation.messages', { run: runs[0]?.id ?? '' });
    expect(messages.map(({ household }) => household)).toEqual([silent, late]);
  });

  it('is missed, and said to be, when the computer was off until the day was over', async () => {
    const story = await Rehearsal.begin(1);
    await story.invited();
    await story.switch('reminder');
    await story.looked();
    await story.stop();
    story.setForward(20 * day);
    await story.start();
    await story.untilRun('reminder', 'MISSED');
    expect(await story.messages('REMINDER')).toEqual([]);
  });

  it('is not made up for when it is switched on after its day', async () => {
    const story = await Rehearsal.begin(1);
    await story.invited();
    story.setForward(10 * day);
    await story.switch('reminder');
    await story.looked();
    expect(await story.rule('reminder')).toMatchObject({ standing: 'PASSED', nextAt: null, runs: [] });
  });
});

describe('a text on a day', () => {
  const plan: RulePlan = {
    trigger: 'DATE',
    date: '2027-03-10',
    at: '18:00',
    kind: 'CUSTOM',
    audience: 'COMING',
    template: null,
  };

  it('goes to whom it is for, also a little late, and each household gets it once', async () => {
    const story = await Rehearsal.begin(2);
    const [one = ''] = await story.households();
    await story.invited();
    await story.answer(one);
    const { id } = await ask(story.app, 'automation.save', { plan });
    await story.switch(id);
    await story.looked();
    await story.stop();
    story.setForward(day + 10 * hour);
    await story.start();
    const sent = await story.untilLeft('CUSTOM');
    expect(sent.map(({ household }) => household?.id)).toEqual([one]);
    expect(await story.untilRun(id, 'DONE')).toMatchObject({ standing: 'DONE', runs: [{ queued: 1 }] });
    await ask(story.app, 'automation.remove', { id });
    expect((await ask(story.app, 'automation.list', undefined)).total).toBe(2);
  });

  it('is listed as missed when it is too late for it', async () => {
    const story = await Rehearsal.begin(1);
    await story.invited();
    const { id } = await ask(story.app, 'automation.save', { plan: { ...plan, audience: 'INVITED' } });
    await story.switch(id);
    await story.looked();
    story.setForward(2 * day);
    await story.untilRun(id, 'MISSED');
    expect(await story.messages('CUSTOM')).toEqual([]);
  });

  it('says what keeps it when the filter it writes to is kept no more', async () => {
    const story = await Rehearsal.begin(1);
    const { id } = await ask(story.app, 'automation.save', {
      plan: { ...plan, audience: { filter: 'gone' } },
    });
    await story.switch(id);
    await story.looked();
    story.setForward(day + 9 * hour);
    const { runs } = await story.untilRun(id, 'RUNNING');
    await until(
      () => story.rule(id),
      (rule) => rule.runs[0]?.problem === 'UNKNOWN_FILTER',
    );
    expect(runs).toHaveLength(1);
  });
});
