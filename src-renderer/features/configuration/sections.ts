import { type Field, fields, type Path } from './draft.ts';
import type { Change } from './use-changes.ts';

export const sections = [
  'pace',
  'links',
  'numbers',
  'phones',
  'access',
  'backup',
  'privacy',
  'computer',
  'updates',
] as const;

export type Section = (typeof sections)[number];

const sectionOfField: Readonly<Record<Field, Section>> = {
  whatsapp_rate_limit: 'pace',
  pacing: 'pace',
  new_chat_cap_per_day: 'pace',
  warm_up: 'pace',
  manners: 'pace',
  undo_seconds: 'pace',
  opt_out_automatically: 'pace',
  accept_clear_replies: 'pace',
  send_window: 'pace',
  time_zone: 'pace',
  event_has_site: 'links',
  link_base_url: 'links',
  event_name: 'numbers',
  event_date: 'numbers',
  reply_by: 'numbers',
  default_country: 'numbers',
  delete_personal_data_after_days: 'privacy',
};

export function sectionOf(change: Change): Section {
  return change.kind === 'field' ? sectionOfField[change.field] : 'phones';
}

export function sectionOfPath(path: Path): Section {
  const field = fields.find((name) => name === path);
  return field === undefined ? 'phones' : sectionOfField[field];
}

/** `?section=phones`; anything else is the first. */
export function sectionNamed(name: string | undefined): Section {
  return sections.find((section) => section === name) ?? sections[0];
}
