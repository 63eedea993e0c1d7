import type { Configuration } from '#contract/configuration.ts';
import type { SkippedHousehold } from '#contract/invitations.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import { perDay } from '../domain/forecast/per-day.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { MessageDraft, QueueStore } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import { analyseTemplate } from '../domain/templates/analyse-template.ts';
import type { TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { audienceOf, skip } from './audience.ts';
import type { Handlers } from './handlers.ts';
import { draftInvitations } from './invitation-drafts.ts';
import { sendersOf } from './senders.ts';
import { templateOrDefault } from './templates.ts';
import { undoUntil } from './undo-until.ts';
import { finishView, isoOrNull } from './views.ts';

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

type InvitationHandlers = Pick<Handlers, 'invitations.plan' | 'invitations.send'>;

export function invitationHandlers(parts: InvitationHandlerParts): InvitationHandlers {
  const { queue, households, templates, sessions, outlook, configuration, clock } = parts;

  async function allConnected(types: Iterable<string>): Promise<boolean> {
    const known = await Promise.all(Array.from(types, (type) => sessions.known(type)));
    return known.every(({ sight }) => sight.status === 'CONNECTED' && sight.problem === null);
  }

  return {
    async 'invitations.plan'(order) {
      const senderOf = await sendersOf(order.type, sessions);
      const { chosen, skipped } = await audienceOf(order, households);
      const shares = Map.groupBy(chosen, senderOf);
      const { times, finish } = await outlook.plan(
        Array.from(shares, ([type, share]) => ({ type, count: share.length })),
      );
      return {
        messages: chosen.length,
        skipped: [...skipped],
        startsAt: isoOrNull(times[0] ?? null),
        ...finishView(times.length < chosen.length ? null : finish),
        perDay: [...perDay(times, configuration().time_zone)],
        sessionConnected: await allConnected(shares.size > 0 ? shares.keys() : [senderOf({ side: null })]),
      };
    },
    async 'invitations.send'(order) {
      const senderOf = await sendersOf(order.type, sessions);
      const { language } = configuration();
      const template = await templateOrDefault(templates, order.template, 'INVITATION', language);
      const analysis = analyseTemplate(template.body);
      if (analysis.ok && !analysis.hasLink) throw new Refusal('TEMPLATE_LINK_MISSING');
      const audience = await audienceOf(order, households);
      const { drafts, failed } = await draftInvitations(audience.chosen, template, senderOf, parts);
      const now = clock.now().wall;
      const notBefore = undoUntil(configuration(), now);
      const results = await queue.enqueue(
        drafts.map((draft) => ({ ...draft, notBefore })),
        now,
      );
      parts.queueChanged();
      // Somebody else was quicker between reading the list and queuing it.
      const late = drafts.filter((_, index) => results[index]?.kind === 'alreadyInvited');
      return {
        queued: drafts.length - late.length,
        skipped: [...audience.skipped, ...failed, ...late.map(alreadyInvited)],
        finishesAt: isoOrNull((await outlook.read()).forecast.finish?.expected ?? null),
      };
    },
  };
}

function alreadyInvited({ householdId, recipient }: MessageDraft): SkippedHousehold {
  return skip({ id: householdId ?? '', name: recipient }, 'ALREADY_INVITED');
}
