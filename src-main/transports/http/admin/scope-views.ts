import { z } from 'zod';
import { methods, type Output } from '#contract';
import { skippedHousehold } from '#contract/invitations.ts';
import type { TokenScope } from '#contract/tokens.ts';

const message = methods['queue.get'].output;
const sent = methods['invitations.send'].output;
type Sent = Output<'invitations.send'>;

/** What became of a message, without who gets it and what it says. */
const messageFate = message.pick({
  id: true,
  type: true,
  kind: true,
  status: true,
  waitingReason: true,
  notBefore: true,
  expectedAt: true,
  attempts: true,
  createdAt: true,
  changedAt: true,
  sentAt: true,
  deliveredAt: true,
  readAt: true,
});

/** A message as every scope gets it: what may be left out is left out for `enqueue`. */
export const messageAnswer = message.partial({
  household: true,
  phones: true,
  text: true,
  log: true,
  attachment: true,
});

/** What an order did: one entry for each skipped household; for `enqueue` without its name, and without its id unless asked by id. */
export const sentAnswer = sent.extend({
  skipped: z.array(skippedHousehold.partial({ household: true, name: true })),
});

export function messageFor(scope: TokenScope, data: Output<'queue.get'>): z.infer<typeof messageAnswer> {
  return scope === 'enqueue' ? messageFate.parse(data) : data;
}

/** `byId`: the order named its households. */
export function sentFor(scope: TokenScope, data: Sent, byId: boolean): z.infer<typeof sentAnswer> {
  if (scope !== 'enqueue') return data;
  if (byId) return { ...data, skipped: data.skipped.map(({ household, reason }) => ({ household, reason })) };
  // Not in the order of the list, which would tell them apart.
  const reasons = data.skipped.map(({ reason }) => reason).sort();
  return { ...data, skipped: reasons.map((reason) => ({ reason })) };
}
