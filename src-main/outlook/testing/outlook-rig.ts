import type { GovernorSettings } from '../../domain/governor/settings.ts';
import type { MessageDraft } from '../../domain/queue/queue-store.ts';
import { SessionService } from '../../sessions/session-service.ts';
import { account, connectTo, FakeWaha } from '../../sessions/testing/fake-waha.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { aDraft } from '../../testing/store/queue-fixtures.ts';
import { openTestStore } from '../../testing/test-store.ts';
import { OutlookService } from '../outlook.ts';

/** An outlook over the real store and real sessions, of which each has a WAHA of its own that does as it is told. */
export class OutlookRig {
  readonly clock = new ManualClock();
  readonly store = openTestStore();
  readonly settings: { -readonly [Field in keyof GovernorSettings]: GovernorSettings[Field] } = {
    rateLimit: 10,
    newChatCap: null,
    warmUp: false,
    pacing: 'fast',
    hours: { next: (wall) => wall },
  };
  manners = false;
  readonly #wahas: Record<string, FakeWaha> = {};
  readonly sessions = new SessionService({
    store: this.store.sessions,
    connect: connectTo(this.#wahas),
    keyOf: () => null,
    clock: this.clock,
    onChange: () => {},
  });
  readonly outlook = new OutlookService({
    reader: this.store.reader,
    campaigns: this.store.campaigns,
    slots: this.store.slots,
    households: this.store.households,
    sessions: this.sessions,
    settings: () => ({ governor: this.settings, manners: this.manners }),
    clock: this.clock,
  });

  get wall(): number {
    return this.clock.now().wall;
  }

  /** A session that is linked to this number; null = it never was. */
  async addSession(type = 'main', number: string | null = account.number): Promise<FakeWaha> {
    const wahaUrl = `http://${type}.invalid`;
    const waha = new FakeWaha();
    this.#wahas[wahaUrl] = waha;
    if (number === null) waha.show('WAITING_QR');
    else waha.link({ ...account, number });
    await this.store.sessions.create({ type, label: type, wahaUrl, wahaSession: 'default' }, this.wall);
    await this.sessions.check(type);
    return waha;
  }

  async enqueue(ids: readonly string[], changes: Partial<MessageDraft> = {}): Promise<void> {
    await this.store.queue.enqueue(
      ids.map((id) => aDraft(id, changes)),
      this.wall,
    );
    this.outlook.changed();
  }

  /** In milliseconds from now, to the minute; null when nothing leaves. */
  async expectedFinish(): Promise<number | null> {
    const { finish } = (await this.outlook.read()).forecast;
    return finish && toTheMinute(finish.expected - this.wall);
  }

  /** When each message is expected to leave, in milliseconds from now, to the minute: a send takes some seconds. */
  async expected(): Promise<Readonly<Record<string, number>>> {
    const { ids, times } = (await this.outlook.read()).forecast;
    return Object.fromEntries(ids.map((id, index) => [id, toTheMinute((times[index] ?? 0) - this.wall)]));
  }
}

export function toTheMinute(ms: number): number {
  return Math.round(ms / 60_000) * 60_000;
}
