import { config } from 'zod';
import { type Configuration, type ConfigurationView, configuration } from '#contract/configuration.ts';
import { type SessionUpdate, type SessionView, sessionUpdate } from '#contract/sessions.ts';

// zod would compile its checks with `new Function`, which the content security policy forbids.
config({ jitless: true });

/** What the form edits. While a number is typed it may be any text. */
export type Draft = Omit<
  Configuration,
  'whatsapp_rate_limit' | 'new_chat_cap_per_day' | 'delete_personal_data_after_days' | 'language'
> & {
  readonly whatsapp_rate_limit: number | string;
  readonly new_chat_cap_per_day: number | string | null;
  readonly delete_personal_data_after_days: number | string | null;
};

export type Field = keyof Draft;
export type Edits = { readonly [F in Field]?: Draft[F] };

export const fields = [
  'whatsapp_rate_limit',
  'pacing',
  'new_chat_cap_per_day',
  'warm_up',
  'manners',
  'undo_seconds',
  'opt_out_automatically',
  'accept_clear_replies',
  'send_window',
  'time_zone',
  'event_has_site',
  'link_base_url',
  'event_name',
  'event_date',
  'reply_by',
  'default_country',
  'delete_personal_data_after_days',
] as const satisfies readonly Field[];

export type SessionField = keyof SessionUpdate;
export type SessionEdits = { readonly [F in SessionField]?: string };

export const sessionFields = ['label', 'waha_url', 'waha_session', 'waha_api_key'] as const;

/** Names a field of the form: in refusals, and as the id of its control. */
export type Path = Field | `${string}.${SessionField}`;

export function changedFields(edits: Edits, saved: ConfigurationView): readonly Field[] {
  return fields.filter((field) => {
    const edited = edits[field];
    return edited !== undefined && !isSame(edited, saved[field]);
  });
}

/** Values of the form are JSON; their fields keep their order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A key is write-only: writing one is always a change. */
export function changedSessionFields(edits: SessionEdits, saved: SessionView): readonly SessionField[] {
  return sessionFields.filter((field) => {
    const edited = edits[field];
    return edited !== undefined && (field === 'waha_api_key' || edited !== saved[field]);
  });
}

/** Whether the contract would take it: asked while typing. What only the main process knows is asked on saving. */
export function isAcceptable<F extends Field>(field: F, value: Draft[F]): boolean {
  return configuration.shape[field].safeParse(value).success;
}

export function isAcceptableForSession(field: SessionField, value: string): boolean {
  return sessionUpdate.shape[field].safeParse(value).success;
}
