import { Refusal } from '#contract/result.ts';
import type { Configuration } from '#contract/configuration.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import { invitationLink } from '../domain/links/invitation-link.ts';
import { sign } from '../domain/links/sign.ts';
import { householdVariables } from '../domain/templates/household-variables.ts';
import { type PreparedTemplate, prepareTemplate } from '../domain/templates/render-template.ts';
import type { TemplateVariables } from '../domain/templates/template-engine.ts';
import type { LinkSecret, SecretCheckStore } from './link-secret.ts';

export interface ComposerOptions {
  readonly linkSecret: LinkSecret;
  readonly events: SecretCheckStore;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
}

/** Turns a template and a household into the text that is sent. */
export function createComposer({ linkSecret, events, configuration, clock }: ComposerOptions) {
  async function linkMaker(): Promise<(household: HouseholdRecord) => string> {
    const secret = await linkSecret.current();
    const { id: event } = await events.event();
    const base = configuration().link_base_url;
    const signedAt = Math.floor(clock.now().wall / 1000);
    return ({ id, linkVersion }) =>
      invitationLink(base, sign({ event, household: id, version: linkVersion }, secret, signedAt));
  }

  /** Prepared once for many households. Refuses a template that cannot be used at all. */
  async function compose(body: string): Promise<(household: HouseholdRecord | null, more?: TemplateVariables) => string> {
    const template = prepare(body);
    const linkFor = await linkMaker();
    return (household, more = {}) => {
      const variables = variablesFor(household, household === null ? null : linkFor(household));
      const rendered = template.render({ ...variables, ...more });
      if (!rendered.ok) throw new Refusal(rendered.code, rendered.detail);
      return rendered.text;
    };
  }

  function variablesFor(household: HouseholdRecord | null, link: string | null): TemplateVariables {
    const { event_name, event_date } = configuration();
    return householdVariables(household ?? { name: '', guests: [] }, {
      link,
      event: event_name,
      eventDate: event_date,
      replyBy: null,
    });
  }

  return { compose };
}

function prepare(body: string): PreparedTemplate {
  const template = prepareTemplate(body);
  if (!template.ok) throw new Refusal(template.code, template.detail);
  return template;
}

export type Composer = ReturnType<typeof createComposer>;
