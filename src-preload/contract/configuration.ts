import { z } from 'zod';
import { finishRange, language, perDay, time } from './common.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.iso.date();

export const sendWindow = z
  .strictObject({
    /** Local time `HH:MM` in the event's time zone. An end before the start means over midnight. */
    start: clockTime,
    end: clockTime,
    /** 1 = Monday … 7 = Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    blackout_dates: z.array(date).max(366),
  })
  .refine((window) => window.start !== window.end, { error: 'start and end are the same' });

export const configuration = z.strictObject({
  /** Counted sends in any 60 minutes, per number. */
  whatsapp_rate_limit: z.int().min(1).max(1000),
  pacing: z.enum(['natural', 'spread', 'fast']),
  /** Seen, typing, stop typing before a send. */
  manners: z.boolean(),
  /** How long an invitation that was just queued can be taken back before it leaves; 0 = not at all. */
  undo_seconds: z.int().min(0).max(300),
  /** null = at any hour. */
  send_window: sendWindow.nullable(),
  time_zone: z.string().min(1).max(60),
  default_country: z.string().regex(/^[A-Z]{2}$/),
  language,
  /** First messages a day; null = no cap. */
  new_chat_cap_per_day: z.int().min(1).max(10_000).nullable(),
  warm_up: z.boolean(),
  /** false: the texts hold no personal link, the guests answer in the chat. */
  event_has_site: z.boolean(),
  /** Base of the personal link, or a template with `{token}`. */
  link_base_url: z.string().max(500),
  /** An answer that is read for certain in a reply stands by itself, without a person looking. */
  accept_clear_replies: z.boolean(),
  /** Who writes STOP, and nothing else, gets no more messages. */
  opt_out_automatically: z.boolean(),
  event_name: z.string().trim().max(120),
  event_date: date.nullable(),
  /** The last day to answer. */
  reply_by: date.nullable(),
  /** So many days after the event all personal data is deleted, announced a week before; null = never. */
  delete_personal_data_after_days: z.int().min(1).max(3650).nullable(),
});

export const configurationDefaults: Configuration = {
  whatsapp_rate_limit: 10,
  pacing: 'natural',
  manners: true,
  undo_seconds: 0,
  send_window: { start: '09:00', end: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7], blackout_dates: [] },
  time_zone: 'Europe/Rome',
  default_country: 'IT',
  language: 'it',
  new_chat_cap_per_day: null,
  warm_up: false,
  event_has_site: true,
  link_base_url: 'https://example.org/invito/{token}',
  accept_clear_replies: false,
  opt_out_automatically: true,
  event_name: '',
  event_date: null,
  reply_by: null,
  delete_personal_data_after_days: null,
};

export const configurationView = configuration.extend({
  /** The secret itself is write-only. */
  invitation_link_secret_set: z.boolean(),
});

export const configurationChanges = configuration
  .partial()
  .extend({ invitation_link_secret: z.string().max(1000).optional() });

/** How the queue would go under some settings. */
const whatIfOutlook = z.object({
  finishesAt: time.nullable(),
  finishRange: finishRange.nullable(),
  /** The most that leave on one day. */
  peakPerDay: z.int(),
  perDay,
});

export const whatIf = z.object({
  /** What waits; when nothing does, the households that were never invited. */
  messages: z.int(),
  queued: z.boolean(),
  present: whatIfOutlook,
  proposed: whatIfOutlook,
});

export const configurationMethods = {
  'configuration.get': { input: z.void(), output: configurationView },
  'configuration.update': { input: configurationChanges, output: configurationView },
  /** Changes nothing: the queue as it would go now, and as it would go with these changes. */
  'configuration.whatIf': { input: configuration.partial(), output: whatIf },
} as const;

export type Configuration = z.infer<typeof configuration>;
export type ConfigurationView = z.infer<typeof configurationView>;
export type ConfigurationChanges = z.infer<typeof configurationChanges>;
export type WhatIf = z.infer<typeof whatIf>;
export type SendWindow = z.infer<typeof sendWindow>;
