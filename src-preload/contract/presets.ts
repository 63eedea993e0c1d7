import type { Configuration } from './configuration.ts';

/** What a preset decides: how many leave and how far apart. Hours and manners stay as they are. */
export const presetFields = ['whatsapp_rate_limit', 'pacing', 'new_chat_cap_per_day', 'warm_up'] as const;

type PresetValues = Pick<Configuration, (typeof presetFields)[number]>;

/** From the most careful. `natural` is what a new event starts with. */
export const presets = {
  prudent: { whatsapp_rate_limit: 10, pacing: 'spread', new_chat_cap_per_day: 60, warm_up: true },
  natural: { whatsapp_rate_limit: 10, pacing: 'natural', new_chat_cap_per_day: null, warm_up: false },
  fast: { whatsapp_rate_limit: 30, pacing: 'fast', new_chat_cap_per_day: null, warm_up: false },
} as const satisfies Readonly<Record<string, PresetValues>>;

export type Preset = keyof typeof presets;
