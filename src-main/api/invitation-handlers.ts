import type { Input } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import type { SkippedHousehold } from '#contract/invitations.ts';
import { Refusal } from '#contract/result.ts';
import { DateTime } from 'luxon';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';
import { defaultTemplateId } from './templates.ts';
import { iso, isoOrNull } from './views.ts';

export interface InvitationHandlerParts {
  readonly queue: QueueStore;
  readonly households: HouseholdStore;
  readonly templates: TemplateStore;
  readonly sessions: SessionService;
  readonly composer: Composer;
  readonly outlook: OutlookService;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  readonly queueChanged: () => void;
}

type InvitationHandlers = Pick<Handlers, Extract<keyof Handlers, `invitations.${string}`>>;
type Order = Input<'invitations.plan'>;

export function invitationHandlers(parts: InvitationHandlerParts): InvitationHandlers {
  const { queue, households, templates, sessions, composer, outlook, configuration, clock, random } = parts;

  async function templateOf(id: string | undefined): Promise<TemplateRecord> {
    const chosen = id ?? defaultTemplateId(await templates.templates(), 'INVITATION', configuration().language);
    const template = await templates.template(chosen);
    if (template === null) throw new Refusal('UNKNOWN_TEMPLATE', { template: chosen });
    return template;
  }

  async function householdOf(id: string): Promise<HouseholdRecord> {
    const household = await households.household(id);
    if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
    return household;
  }

  /** Whom an order reaches and whom it leaves out, each with the reason. */
  async function audience(order: Order): Promise<{ chosen: HouseholdRecord[]; skipped: SkippedHousehold[] }> {
    const everybody = order.households === 'all-not-invited';
    const found = everybody ? await households.all() : await households.households(order.households as string[]);
    const chosen: HouseholdRecord[] = [];
    const skipped: SkippedHousehold[] = [];
    const phones = new Set<string>();
    for (const household of found) {
      if (everybody && household.invitation !== null) continue;
      const reason = obstacleTo(household, phones);
      if (reason !== null) {
        skipped.push({ household: household.id, name: household.name, reason });
        continue;
      }
      for (const phone of household.phones.slice(0, 1)) phones.add(phone);
      chosen.push(household);
    }
    if (!everybody) skipped.push(...unknown(order.households as string[], found));
    return { chosen, skipped };
  }

  function draft(household: HouseholdRecord, text: string, type: string, template: TemplateRecord): MessageDraft {
    return {
      id: random.id(),
      type,
      kind: 'INVITATION',
      lane: 'COLD',
      urgentUntil: null,
      householdId: household.id,
      recipient: household.name,
      phones: household.phones,
      text,
      template: { id: template.id, revision: template.revision },
      notBefore: 0,
      idempotency: null,
    };
  }

  return {
    async 'invitations.templates'() {
      return (await templates.templates()).map(templateView);
    },
    async 'invitations.saveTemplate'({ id, body }) {
      const template = await templateOf(id);
      const analysis = analyseTemplate(body);
      if (!analysis.ok) throw new Refusal(analysis.code, analysis.detail);
      if (analysis.unknown.length > 0) {
        throw new Refusal('TEMPLATE_UNKNOWN_PLACEHOLDER', { placeholders: analysis.unknown });
      }
      if (template.kind === 'INVITATION' && !analysis.hasLink) throw new Refusal('TEMPLATE_LINK_MISSING');
      await templates.save(id, body, clock.now().wall);
      return templateView(await templateOf(id));
    },
    async 'invitations.preview'({ household: id, template, body }) {
      const household = await householdOf(id);
      const render = await composer.compose(body ?? (await templateOf(template)).body);
      return { text: render(household), household: household.name, phones: [...household.phones] };
    },
    async 'invitations.plan'(order) {
      const type = order.type ?? 'main';
      const { sight } = await sessions.known(type);
      const { chosen, skipped } = await audience(order);
      const times = await outlook.plan(type, chosen.length);
      return {
        messages: chosen.length,
        skipped,
        startsAt: isoOrNull(times[0] ?? null),
        finishesAt: times.length < chosen.length ? null : isoOrNull(times.at(-1) ?? null),
        perDay: perDay(times, configuration().time_zone),
        sessionConnected: sight.status === 'CONNECTED' && sight.problem === null,
      };
    },
    async 'invitations.send'(order) {
      const type = order.type ?? 'main';
      await sessions.known(type);
      const template = await templateOf(order.template);
      const { chosen, skipped } = await audience(order);
      const render = await composer.compose(template.body);
      const drafts = chosen.map((household) => draft(household, render(household), type, template));
      const results = await queue.enqueue(drafts, clock.now().wall);
      const queued = results.filter(({ kind }) => kind === 'queued').length;
      // Somebody else was quicker between reading the list and queuing it.
      const late = chosen.filter((_, index) => results[index]?.kind === 'alreadyInvited');
      parts.queueChanged();
      const { finishesAt } = await outlook.read();
      return {
        queued,
        skipped: [...skipped, ...late.map(({ id, name }) => ({ household: id, name, reason: 'ALREADY_INVITED' as const }))],
        finishesAt: isoOrNull(finishesAt),
      };
    },
  };
}

function obstacleTo(household: HouseholdRecord, phones: ReadonlySet<string>): SkippedHousehold['reason'] | null {
  if (household.invitation !== null) return 'ALREADY_INVITED';
  if (household.optedOut) return 'OPTED_OUT';
  const [first] = household.phones;
  if (first === undefined) return 'NO_PHONE';
  return phones.has(first) ? 'SAME_PHONE' : null;
}

function unknown(asked: readonly string[], found: readonly HouseholdRecord[]): SkippedHousehold[] {
  const known = new Set(found.map(({ id }) => id));
  return asked
    .filter((id) => !known.has(id))
    .map((id) => ({ household: id, name: '', reason: 'UNKNOWN_HOUSEHOLD' as const }));
}

function perDay(times: readonly number[], zone: string): { date: string; messages: number }[] {
  const days = Map.groupBy(times, (time) => DateTime.fromMillis(time, { zone }).toISODate() ?? '');
  return Array.from(days, ([date, each]) => ({ date, messages: each.length }));
}

function templateView({ id, kind, language, name, body, revision, updatedAt }: TemplateRecord) {
  return { id, kind, language, name, body, revision, updatedAt: iso(updatedAt) };
}
