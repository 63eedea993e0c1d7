import { createHash } from 'node:crypto';
import type { Input } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { parsePhone } from '../domain/guests/phone-number.ts';
import type { Lane, MessageKind } from '../domain/queue/message.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import { maxTextLength } from '../domain/templates/render-template.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import { isBlank, tidyText } from '../domain/templates/tidy-text.ts';
import type { Composer } from '../invitations/composer.ts';
import { templateOrDefault } from './templates.ts';

export type EnqueueInput = Input<'queue.enqueue'>;

export interface DraftingParts {
  readonly households: HouseholdStore;
  readonly templates: TemplateStore;
  readonly composer: Composer;
  readonly configuration: () => Configuration;
  readonly random: Random;
  readonly clock: Clock;
}

/** A test skips window and gap for as long as it takes, what answers a guest for a quarter of an hour. */
const forEver = Number.MAX_SAFE_INTEGER;
const answerMs = 15 * 60_000;

export const lanes: Readonly<Record<MessageKind, Lane>> = {
  INVITATION: 'COLD',
  REMINDER: 'COLD',
  CUSTOM: 'COLD',
  RSVP_CONFIRMATION: 'WARM',
  TEST: 'WARM',
};

/** Turns a request for one message into a draft with its recipients and its text, or refuses it. */
export async function draftMessage(input: EnqueueInput, parts: DraftingParts): Promise<MessageDraft> {
  requireOneRecipient(input);
  const household = input.household === undefined ? null : await reachable(input.household, parts);
  const { language, default_country } = parts.configuration();
  const template =
    input.text === undefined
      ? await templateOrDefault(parts.templates, input.template, input.kind, language)
      : null;
  return {
    id: parts.random.id(),
    type: input.type,
    kind: input.kind,
    lane: lanes[input.kind],
    urgentUntil: urgentUntil(input.kind, parts.clock.now().wall),
    householdId: household?.id ?? null,
    recipient: household?.name ?? '',
    phones: household?.phones ?? [await phoneFrom(input.phone ?? '', default_country, parts)],
    text: template === null ? plainText(input.text ?? '') : await render(template, household, input, parts),
    attachment: template?.attachment ?? null,
    template: template && { id: template.id, revision: template.revision },
    notBefore: input.notBefore === undefined ? 0 : Date.parse(input.notBefore),
    idempotency: { key: `${input.type}:${input.idempotencyKey}`, fingerprint: fingerprint(input) },
  };
}

function requireOneRecipient({ household, phone, template, text }: EnqueueInput): void {
  const refuse = (path: string, message: string) => {
    throw new Refusal('INVALID_INPUT', { issues: [{ path, message }] });
  };
  if ((household === undefined) === (phone === undefined)) refuse('household', 'one of household and phone');
  if (template !== undefined && text !== undefined) refuse('text', 'one of template and text, not both');
}

function urgentUntil(kind: MessageKind, now: number): number | null {
  if (kind === 'TEST') return forEver;
  return kind === 'RSVP_CONFIRMATION' ? now + answerMs : null;
}

async function reachable(id: string, { households }: DraftingParts): Promise<HouseholdRecord> {
  const household = await households.household(id);
  if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
  if (household.optedOut) throw new Refusal('HOUSEHOLD_OPTED_OUT', { household: id });
  if (household.phones.length === 0) throw new Refusal('HOUSEHOLD_WITHOUT_PHONE', { household: id });
  return household;
}

async function render(
  template: TemplateRecord,
  household: HouseholdRecord | null,
  input: EnqueueInput,
  { composer }: DraftingParts,
): Promise<string> {
  const compose = await composer.compose(template.body, template.attachment !== null);
  const rendered = compose(household, input.variables);
  if (!rendered.ok) throw new Refusal(rendered.code, rendered.detail);
  return rendered.text;
}

/** A test is a message too, and anybody's phone can be typed: who opted out gets none, whatever its kind. */
async function phoneFrom(text: string, country: string, { households }: DraftingParts): Promise<string> {
  const read = parsePhone(text, country);
  if (!read.ok) throw new Refusal('INVALID_PHONE', { problem: read.code });
  const { e164 } = read.phone;
  if (await households.hasOptedOut(e164)) throw new Refusal('HOUSEHOLD_OPTED_OUT');
  return e164;
}

/** What a person typed, as it is sent. */
export function plainText(text: string): string {
  const tidy = tidyText(text).trim();
  if (isBlank(tidy)) throw new Refusal('TEXT_EMPTY');
  if (tidy.length > maxTextLength) {
    throw new Refusal('TEXT_TOO_LONG', { length: tidy.length, limit: maxTextLength });
  }
  return tidy;
}

/** Of everything asked for but the key, whatever the order of its fields. */
export function fingerprint<T extends { idempotencyKey: string }>({
  idempotencyKey: _,
  ...asked
}: T): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(asked)))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, inOrder(each)]);
}
