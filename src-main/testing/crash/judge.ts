import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { windowMs } from '../../domain/governor/slots.ts';
import type { MessageRecord } from '../../domain/queue/queue-store.ts';
import type { Delivered } from '../../practice/messages.ts';
import { Database } from '../../store/database.ts';
import { checkInvariants } from '../../store/invariants.ts';
import { createQueueReader } from '../../store/queue-reader.ts';
import type { RoundPlan } from './plan.ts';
import type { Truth } from './waha-child.ts';

export interface Verdicts {
  readonly broken: readonly string[];
  readonly lost: number;
  readonly doubled: number;
  readonly unconfirmed: number;
  readonly failed: number;
  /** Sends that went out again under the id they had: a guest sees one message. */
  readonly repeats: number;
  readonly mostInWindow: number;
}

/** Reads a store that nobody may hold just now, from a copy: as after a power cut, its files are all there is. */
export async function readStore(directory: string) {
  const copy = mkdtempSync(join(tmpdir(), 'invita-crash-copy-'));
  try {
    for (const file of ['invita.sqlite', 'invita.sqlite-wal']) {
      if (existsSync(join(directory, file))) copyFileSync(join(directory, file), join(copy, file));
    }
    const database = Database.open(join(copy, 'invita.sqlite'));
    try {
      const { findings } = checkInvariants(database);
      const { items } = await createQueueReader(database).page({ order: 'queued', limit: 1000 });
      return { findings, messages: items };
    } finally {
      database.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What must be true at any moment, in the middle of a round. */
export function judgeMeanwhile(messages: readonly MessageRecord[], { outbox }: Truth): string[] {
  const arrived = countByText(outbox);
  return messages.flatMap(({ id, text, status }) => {
    const times = arrived.get(text) ?? 0;
    const wrong = times > 1 || (times > 0 && (status === 'FAILED' || status === 'CANCELLED'));
    return wrong ? [`${id} is ${status} and arrived ${times} times`] : [];
  });
}

/** The end of a round, all being well again: every household has its message once, or the store says why not. */
export function judgeRound(plan: RoundPlan, messages: readonly MessageRecord[], truth: Truth): Verdicts {
  const arrived = countByText(truth.outbox);
  const broken: string[] = [];
  let lost = Math.max(0, plan.households - messages.length);
  let doubled = 0;
  for (const message of messages) {
    const times = arrived.get(message.text) ?? 0;
    if (times > 1) doubled += 1;
    if (isLost(message, times)) lost += 1;
    broken.push(...wrongAbout(message, times, truth.outbox));
  }
  if (messages.length !== plan.households) broken.push(`${plan.households} queued, ${messages.length} there`);
  const count = (status: string) => messages.filter((message) => message.status === status).length;
  const unconfirmed = count('UNCONFIRMED');
  const mayBeUnconfirmed = plan.historyOff || plan.lives.some(({ around }) => around === 'restart');
  if (unconfirmed > 0 && !mayBeUnconfirmed) broken.push(`${unconfirmed} UNCONFIRMED without a reason`);
  for (const { id, status, failureReason } of messages) {
    // A message over which the process died three times is parked, as it should be; here chance alone did it.
    const isExpected = plan.misbehaviour !== null || failureReason === 'POISON';
    if (status === 'FAILED' && !isExpected) broken.push(`${id} failed without a fault: ${failureReason}`);
  }
  const mostInWindow = mostWithinAnHour(truth.accepted);
  if (mostInWindow > plan.rateLimit) broken.push(`${mostInWindow} within an hour, limit ${plan.rateLimit}`);
  return {
    broken,
    lost,
    doubled,
    unconfirmed,
    failed: count('FAILED'),
    repeats: truth.accepted.length - new Set(truth.accepted.map(({ messageId }) => messageId)).size,
    mostInWindow,
  };
}

const left = ['SENT', 'DELIVERED', 'READ'];

function isLost({ status }: MessageRecord, times: number): boolean {
  return times === 0 && (left.includes(status) || status === 'PENDING' || status === 'SENDING');
}

function wrongAbout(message: MessageRecord, times: number, outbox: readonly Delivered[]): string[] {
  const { id, status, text, messageId } = message;
  const what = `${id} is ${status} and arrived ${times} times`;
  if (times > 1 || isLost(message, times)) return [what];
  if (times > 0 && (status === 'FAILED' || status === 'CANCELLED')) return [what];
  if (status === 'PENDING' || status === 'SENDING') return [`${id} is stuck in ${status}`];
  const its = outbox.find((delivered) => delivered.text === text);
  const differs = left.includes(status) && its?.messageId !== messageId;
  return differs ? [`${id} is told to be ${messageId}, but ${its?.messageId} arrived`] : [];
}

function countByText(outbox: readonly Delivered[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of outbox) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The largest number of accepts in any span of an hour of true time. */
function mostWithinAnHour(accepted: readonly Delivered[]): number {
  const times = accepted.map(({ at }) => at.uptime).sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) > windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
