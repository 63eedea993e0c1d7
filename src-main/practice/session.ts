import type { Random } from '../domain/random.ts';
import type { Changes } from './changes.ts';
import type { Faults } from './faults.ts';
import { newPairingCode, newQrValue } from './ids.ts';
import type { Latencies } from './latencies.ts';
import { newPasskey, type Passkey } from './passkey.ts';
import type { Account, Capping, Restriction, SessionRecord, Status } from './session-record.ts';
import type { Timing } from './timing.ts';
import type { Engine } from './wire-format.ts';

/** Codes WhatsApp hands out per connection; after the last one the session fails. */
const qrCodesPerStart = 6;

export interface SessionParts {
  readonly timing: Timing;
  readonly random: Random;
  readonly faults: Faults;
  readonly engine: Engine;
  readonly latencies: Latencies;
  readonly changes: Changes;
  readonly qrNeverComes: () => boolean;
  save(record: SessionRecord): void;
  statusChanged(session: PretendSession): void;
}

/**
 * One WAHA session and its life: STARTING → SCAN_QR_CODE → (scan, maybe a passkey) STARTING → WORKING, or FAILED. WEBJS
 * goes on giving codes.
 */
export class PretendSession {
  readonly name: string;
  readonly #parts: SessionParts;
  #record: SessionRecord;
  #status: Status = 'STOPPED';
  #statuses: readonly { readonly status: Status; readonly timestamp: number }[] = [];
  #qr: string | null = null;
  #connected = false;
  #dead = false;
  #pairingCode: string | null = null;
  #passkey: Passkey;
  /** Who scanned and has not given the passkey yet. */
  #linking: Account | null = null;
  /** Ends whatever the session is waiting for when its life takes another turn. */
  #turn = new AbortController();
  readonly #untilConnected: (() => void)[] = [];

  constructor(record: SessionRecord, parts: SessionParts) {
    this.name = record.name;
    this.#record = record;
    this.#parts = parts;
    this.#passkey = newPasskey(parts.random);
  }

  get record(): SessionRecord {
    return this.#record;
  }

  get status(): Status {
    return this.#status;
  }

  /** The last three, oldest first. */
  get statuses(): readonly { readonly status: Status; readonly timestamp: number }[] {
    return this.#statuses;
  }

  get qr(): string | null {
    return this.#qr;
  }

  /** False in the two seconds in which a dropped connection still looks WORKING. */
  get connected(): boolean {
    return this.#connected;
  }

  /** WORKING, and nothing goes in or out any more. */
  get dead(): boolean {
    return this.#dead;
  }

  get passkey(): Passkey {
    return this.#passkey;
  }

  get running(): boolean {
    return this.#record.running;
  }

  configure(config: SessionRecord['config']): void {
    this.#update({ config });
  }

  start(): void {
    if (this.running) return;
    this.#update({ running: true });
    this.#statuses = [];
    this.#live(() => this.#connect());
  }

  stop(): void {
    this.#takeTurn();
    this.#update({ running: false });
    this.#enter('STOPPED');
  }

  /** The phone scans the code on the screen; false when there is none to scan. */
  scan(account: Account): boolean {
    if (this.#status !== 'SCAN_QR_CODE') return false;
    if (this.#parts.faults.passkey === 'none' || this.#parts.engine !== 'GOWS') this.#link(account);
    else {
      this.#takeTurn();
      this.#linking = account;
      this.#passkey = newPasskey(this.#parts.random);
      this.#enter('PASSKEY_REQUIRED');
    }
    return true;
  }

  /** A code to type on the phone; the last one asked for is good as long as there are codes to scan. */
  newPairingCode(): string {
    this.#pairingCode = newPairingCode(this.#parts.random);
    return this.#pairingCode;
  }

  /** The phone types a code; false when it is not the one that was asked for. */
  typeCode(code: string, account: Account): boolean {
    const plain = (text: string | null) => text?.replace(/[^0-9a-z]/gi, '').toUpperCase();
    return this.#pairingCode !== null && plain(code) === plain(this.#pairingCode) && this.scan(account);
  }

  /** WhatsApp's own page has asked the phone for the passkey. False when none is wanted. */
  givePasskey(): boolean {
    if (this.#status !== 'PASSKEY_REQUIRED') return false;
    if (this.#parts.faults.passkey === 'challenge-and-code') this.#enter('PASSKEY_CONFIRMATION_REQUIRED');
    else this.#finishLinking();
    return true;
  }

  /** A person says that the code is the same on the phone. False when none is shown. */
  confirmPasskey(): boolean {
    if (this.#status !== 'PASSKEY_CONFIRMATION_REQUIRED') return false;
    this.#finishLinking();
    return true;
  }

  #finishLinking(): void {
    if (this.#linking !== null) this.#link(this.#linking);
    this.#linking = null;
  }

  #link(account: Account): void {
    this.#update({ credentials: 'linked', account, links: this.#record.links + 1 });
    this.#live(async (signal) => {
      this.#enter('STARTING');
      await this.#parts.timing.pause(this.#parts.latencies.pair, signal);
      this.#work();
    });
  }

  /** The phone removes this linked device. */
  unlink(): void {
    if (this.#record.credentials !== 'linked') return;
    this.#takeTurn();
    this.#update({ credentials: 'revoked' });
    if (this.running) this.#enter('FAILED');
  }

  /** Throws the credentials away; the next start shows a QR. */
  forgetAccount(): void {
    this.#update({ credentials: 'none', account: null, restriction: null, capping: null });
  }

  /** The connection to WhatsApp breaks: unnoticed at first, then STARTING, then WORKING again. */
  dropConnection(): void {
    if (this.#status !== 'WORKING') return;
    this.#live(async (signal) => {
      await this.#parts.timing.pause(this.#parts.latencies.unnoticedDrop, signal);
      await this.#connect(signal);
    });
  }

  /** It goes on saying WORKING, and nothing goes in or out until it connects again. */
  die(): void {
    this.#dead = true;
  }

  /** WAHA's container starts again: the session connects with what it has on disk. */
  reconnect(): void {
    if (!this.running) return;
    this.#statuses = [];
    this.#live((signal) => this.#connect(signal));
  }

  /** Back to where it was when only this program died: the pretend container has been running all along. */
  resume(): void {
    this.#liftWhenDue();
    if (!this.running) return;
    if (this.#record.credentials === 'linked') this.#work();
    else this.reconnect();
  }

  /** WhatsApp forbids new chats for `ms`, and says so in a repeated WORKING. */
  restrict(ms: number): void {
    const ends = Math.ceil((this.#parts.timing.now().wall + ms) / 1000);
    this.#tellRestriction({
      enforcementType: 'RESTRICT_ALL_COMPANIONS',
      isActive: true,
      timeEnforcementEnds: ends,
    });
    this.#liftWhenDue();
  }

  /** WhatsApp allows only so many new chats in a period. */
  cap(capping: Capping | null): void {
    this.#update({ capping });
    if (this.#status === 'WORKING') this.#enter('WORKING');
  }

  lift(): void {
    this.#tellRestriction({ enforcementType: 'DEFAULT', isActive: false, timeEnforcementEnds: null });
  }

  /** Runs `action` now, or when the account is next connected: WhatsApp keeps news for a device that is away. */
  whenConnected(action: () => void): void {
    if (this.#connected) action();
    else this.#untilConnected.push(action);
  }

  async #connect(signal = this.#turn.signal): Promise<void> {
    const { timing, latencies, random, faults, engine } = this.#parts;
    this.#dead = false;
    this.#enter('STARTING');
    if (faults.connecting === 'never-ends') return;
    if (faults.connecting === 'gives-up') {
      await timing.pause(latencies.giveUp, signal);
      return this.#enter('FAILED');
    }
    await timing.pause(latencies.connect, signal);
    if (this.#record.credentials === 'linked') return this.#work();
    if (this.#record.credentials === 'revoked') return this.#enter('FAILED');
    if (this.#parts.qrNeverComes()) {
      await timing.pause(latencies.giveUp, signal);
      return this.#enter('FAILED');
    }
    const last = engine === 'WEBJS' ? Number.POSITIVE_INFINITY : qrCodesPerStart;
    for (let code = 1; code <= last; code += 1) {
      this.#qr = newQrValue(random);
      this.#enter('SCAN_QR_CODE');
      await timing.pause(code === 1 ? latencies.firstQr : latencies.nextQr, signal);
    }
    this.#enter('FAILED');
  }

  #work(): void {
    this.#connected = true;
    this.#enter('WORKING');
    for (const action of this.#untilConnected.splice(0)) action();
  }

  #live(turn: (signal: AbortSignal) => Promise<void>): void {
    const signal = this.#takeTurn();
    this.#parts.timing.inBackground(() => turn(signal));
  }

  #takeTurn(): AbortSignal {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#connected = false;
    return this.#turn.signal;
  }

  #enter(status: Status): void {
    if (status !== 'SCAN_QR_CODE') {
      this.#qr = null;
      this.#pairingCode = null;
    }
    this.#status = status;
    this.#statuses = [...this.#statuses, { status, timestamp: this.#parts.timing.now().wall }].slice(-3);
    this.#parts.statusChanged(this);
    this.#parts.changes.notify();
  }

  #tellRestriction(restriction: Restriction): void {
    this.#update({ restriction });
    if (this.#status === 'WORKING') this.#enter('WORKING');
  }

  #liftWhenDue(): void {
    const ends = this.#record.restriction?.timeEnforcementEnds;
    if (typeof ends !== 'number') return;
    this.#parts.timing.after(Math.max(0, ends * 1000 - this.#parts.timing.now().wall), () => {
      if (this.#record.restriction?.timeEnforcementEnds === ends) this.lift();
    });
  }

  #update(change: Partial<SessionRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#parts.save(this.#record);
  }
}
