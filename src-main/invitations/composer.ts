import type { Configuration } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { invitationLink } from '../domain/links/invitation-link.ts';
import { sign } from '../domain/links/sign.ts';
import { householdVariables, type MessageFacts } from '../domain/templates/household-variables.ts';
import {
  maxCaptionLength,
  maxTextLength,
  prepareTemplate,
  type RenderedTemplate,
} from '../domain/templates/render-template.ts';
import type { TemplateVariables } from '../domain/templates/template-engine.ts';
import { templateFailure } from '../domain/templates/template-failure.ts';
import { holesOf } from '../domain/templates/text-warnings.ts';
import type { LinkSecret, SecretCheckStore } from './link-secret.ts';

export interface ComposerOptions {
  readonly linkSecret: Pick<LinkSecret, 'current'>;
  readonly events: Pick<SecretCheckStore, 'event'>;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
}

/** The text for a household, or for a phone that belongs to none; `more` fills in what a program sends along. */
export type Compose = (household: HouseholdRecord | null, more?: TemplateVariables) => RenderedTemplate;

/** Turns a template and a household into the text that is sent. */
export function createComposer({ linkSecret, events, configuration, clock }: ComposerOptions) {
  /** Makes links as of now; one secret and one time for all of them. */
  async function linkMaker(): Promise<(household: HouseholdRecord) => string> {
    const secret = await linkSecret.current();
    const { id: event } = await events.event();
    const base = configuration().link_base_url;
    const signedAt = Math.floor(clock.now().wall / 1000);
    return ({ id, linkVersion }) =>
      invitationLink(base, sign({ event, household: id, version: linkVersion }, secret, signedAt));
  }

  /** What a household is sent: its link, or null where the event has no web site. */
  async function sentLinkMaker(): Promise<(household: HouseholdRecord) => string | null> {
    return configuration().event_has_site ? linkMaker() : () => null;
  }

  /** Prepared once for many households. Refuses a template that cannot be used at all. `withFile`: it is a caption. */
  async function compose(body: string, withFile = false): Promise<Compose> {
    const template = prepareTemplate(body, withFile ? maxCaptionLength : maxTextLength);
    if (!template.ok) throw new Refusal(template.code, template.detail);
    const linkFor = await sentLinkMaker();
    const linkless = !configuration().event_has_site && holesOf(body).includes('link');
    return (household, more = {}) => {
      if (linkless && !Object.hasOwn(more, 'link')) return templateFailure('TEMPLATE_LINK_WITHOUT_SITE');
      const variables = variablesFor(household, household === null ? null : linkFor(household));
      return template.render({ ...variables, ...more });
    };
  }

  /** What the messages are about. */
  function facts(link: string | null): MessageFacts {
    const { event_name, event_date, reply_by } = configuration();
    return { link, event: event_name, eventDate: event_date, replyBy: reply_by };
  }

  function variablesFor(household: HouseholdRecord | null, link: string | null): TemplateVariables {
    return householdVariables(household ?? { name: '', guests: [] }, facts(link));
  }

  return { compose, linkMaker, sentLinkMaker, facts };
}

export type Composer = ReturnType<typeof createComposer>;
