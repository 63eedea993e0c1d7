import type { Random } from '../domain/random.ts';
import type { Unsubscribe } from './changes.ts';
import type { Faults } from './faults.ts';
import { newUlid } from './ids.ts';
import type { Message } from './messages.ts';
import type { NetworkListener } from './network.ts';
import type { PretendSession } from './session.ts';
import { describeMe, type MeStyle } from './session-record.ts';
import type { Timing } from './timing.ts';
import { ackPayload, type Engine, waMessage } from './wire-format.ts';

export type EventAnswer = 'UNKNOWN' | 'GOING' | 'NOT_GOING' | 'MAYBE';

/** One event as WebSocket clients get it. */
export interface Envelope {
  readonly id: string;
  readonly timestamp: number;
  readonly event: string;
  readonly session: string;
  readonly metadata: unknown;
  readonly me: object | null;
  readonly payload: object;
  readonly engine: Engine;
  readonly environment: object;
}

interface EventsParts {
  readonly timing: Timing;
  readonly random: Random;
  readonly faults: Faults;
  readonly engine: Engine;
  readonly meStyle: MeStyle;
  /** What `/api/server/version` says. */
  readonly environment: object;
  findSession(name: string): PretendSession | undefined;
}

/** Puts what happens into envelopes and hands them to whoever listens at that moment; nothing is kept for later. */
export class Events implements NetworkListener {
  readonly #parts: EventsParts;
  readonly #listeners = new Set<(envelope: Envelope) => void>();

  constructor(parts: EventsParts) {
    this.#parts = parts;
  }

  subscribe(listener: (envelope: Envelope) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  statusChanged(session: PretendSession): void {
    const { name, status, statuses } = session;
    const data = statusData(session, this.#parts.meStyle);
    this.#publish(session, 'session.status', { name, status, statuses, data });
  }

  messageStored(message: Message): void {
    this.#whenConnected(message, (session) => {
      const payload = waMessage(message, this.#wire(), this.#parts.timing.now().wall);
      if (!message.fromMe) this.#publish(session, 'message', payload);
      this.#publish(session, 'message.any', payload);
    });
  }

  ackChanged(message: Message): void {
    this.#whenConnected(message, (session) => {
      this.#publish(session, 'message.ack', ackPayload(message, this.#wire(), session.record.restriction));
    });
  }

  /** A guest tapped on WhatsApp's own event message; only GOWS tells of it. */
  eventAnswered(
    session: PretendSession,
    {
      id,
      chat,
      response,
      extraGuests,
    }: { id: string; chat: string; response: EventAnswer; extraGuests: number },
  ): void {
    if (this.#parts.engine !== 'GOWS') return;
    const { wall } = this.#parts.timing.now();
    const key = { id: `true_${chat}_${id}`, to: chat, from: chat, fromMe: true };
    this.#publish(session, 'event.response', {
      id: `false_${chat}_${id}`,
      timestamp: Math.floor(wall / 1000),
      from: chat,
      fromMe: false,
      to: chat,
      participant: null,
      eventCreationKey: key,
      eventResponse: { response, timestampMs: wall, extraGuestCount: extraGuests },
      _data: {},
    });
  }

  /** So many events at once, of all kinds: repeated statuses, acks of messages nobody knows, and what is of no use. */
  flood(session: PretendSession, count: number): void {
    const { name, status, statuses } = session;
    const kinds = [
      ['session.status', { name, status, statuses, data: null }],
      ['message.ack', { id: 'true_393339999999@c.us_3EBF', from: '393339999999@c.us', fromMe: true, ack: 3 }],
      [
        'message.any',
        { id: 'true_12036@g.us_3EBF', timestamp: 1, from: '12036@g.us', fromMe: true, body: 'x', ack: 1 },
      ],
      ['message.edited', {}],
    ] as const;
    for (let each = 0; each < count; each += 1) {
      const [event, payload] = kinds[each % kinds.length] ?? kinds[0];
      this.#publish(session, event, payload);
    }
  }

  #whenConnected(message: Message, action: (session: PretendSession) => void): void {
    const session = this.#parts.findSession(message.session);
    session?.whenConnected(() => action(session));
  }

  #wire() {
    return { engine: this.#parts.engine, guestsHidden: this.#parts.faults.guestsHidden };
  }

  #publish(session: PretendSession, event: string, payload: object): void {
    const { timing, random, faults, engine, environment, meStyle } = this.#parts;
    // A dead session hears nothing of WhatsApp, but WAHA still tells of its status.
    if (faults.eventsMuted || (session.dead && event !== 'session.status')) return;
    const timestamp = timing.now().wall;
    const envelope: Envelope = {
      id: `evt_${newUlid(timestamp, random)}`,
      timestamp,
      event,
      session: session.name,
      metadata: session.record.config?.['metadata'] ?? {},
      me: describeMe(session.record, meStyle),
      payload,
      engine,
      environment,
    };
    for (const listener of [...this.#listeners]) listener(envelope);
  }
}

/** What belongs to the status: a ban on new chats, or what a passkey is asked for or compared with. */
function statusData(
  { status, record, passkey }: PretendSession,
  { tellsRestrictions }: MeStyle,
): object | null {
  switch (status) {
    case 'WORKING':
      return tellsRestrictions && record.restriction !== null
        ? { reachoutTimelock: record.restriction }
        : null;
    case 'PASSKEY_REQUIRED':
      return passkey.challenge;
    case 'PASSKEY_CONFIRMATION_REQUIRED':
      return { code: passkey.code };
    default:
      return null;
  }
}
