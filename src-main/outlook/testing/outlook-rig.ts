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
    pacing: 'fast',
    hours: { next: (wall) => wall },
  };
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
    slots: this.store.slots,
    households: this.store.households,
    sessions: this.sessions,
    governor: () => this.settings,
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

  /** When each message is expected to leave, in milliseconds from now. */
  async expected(): Promise<Readonly<Record<string, number>>> {
    const { expected } = await this.outlook.read();
    return Object.fromEntries(Array.from(expected, ([id, at]) => [id, at - this.wall]));
  }
}
