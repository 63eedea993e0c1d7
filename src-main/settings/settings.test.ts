import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { openSettings, type SettingsOptions } from './settings.ts';

function aPlace(content?: string) {
  const path = join(temporaryDirectory(), 'settings.json');
  if (content !== undefined) writeFileSync(path, content);
  return {
    path,
    open: (options: Partial<SettingsOptions> = {}) => openSettings({ path, storeIsNew: false, ...options }),
    stored: () => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>,
  };
}

describe('the settings', () => {
  it('of a new store are the defaults and what it starts with, on disk for a person to read', () => {
    const { path, open, stored } = aPlace();
    const settings = open({ storeIsNew: true, initial: { language: 'en' } });
    expect(settings.unreadable).toBe(false);
    expect(settings.get()).toEqual({ ...configurationDefaults, language: 'en' });
    expect(stored()).toEqual({ ...configurationDefaults, language: 'en' });
    expect(readFileSync(path, 'utf8')).toContain('\n  "whatsapp_rate_limit": 10,\n');
  });

  it('that are there already win over what a new store would start with', () => {
    const { open } = aPlace('{"language": "it", "whatsapp_rate_limit": 7}');
    const settings = open({ storeIsNew: true, initial: { language: 'en' } });
    expect(settings.get()).toMatchObject({ language: 'it', whatsapp_rate_limit: 7 });
  });

  it('are found again as they were changed', () => {
    const { open } = aPlace('{}');
    expect(open().change({ whatsapp_rate_limit: 20, send_window: null })).toMatchObject({
      whatsapp_rate_limit: 20,
    });
    expect(open().get()).toEqual({ ...configurationDefaults, whatsapp_rate_limit: 20, send_window: null });
  });

  it('have the default for a field that is missing, and keep one they do not know', () => {
    const { open, stored } = aPlace('{"from_a_newer_version": {"a": 1}, "pacing": "fast"}');
    const settings = open();
    expect(settings.get()).toEqual({ ...configurationDefaults, pacing: 'fast' });
    settings.change({ event_name: 'Nozze' });
    expect(stored()).toMatchObject({ from_a_newer_version: { a: 1 }, pacing: 'fast', event_name: 'Nozze' });
  });

  it('refuse an impossible change, on disk and in force', () => {
    const { open, stored } = aPlace('{"whatsapp_rate_limit": 7}');
    const settings = open();
    for (const whatsapp_rate_limit of [0, 1001, 1.5, Number.NaN]) {
      expect(() => settings.change({ whatsapp_rate_limit })).toThrow();
    }
    expect(settings.get().whatsapp_rate_limit).toBe(7);
    expect(stored()).toEqual({ whatsapp_rate_limit: 7 });
  });

  it('that cannot be written are not in force', () => {
    const { path, open } = aPlace('{}');
    const settings = open();
    // The file is replaced by a draft beside it: a directory in its place stops that, whoever asks.
    mkdirSync(join(path, '..', '.settings.json.tmp'));
    expect(() => settings.change({ whatsapp_rate_limit: 20 })).toThrow();
    expect(settings.get().whatsapp_rate_limit).toBe(10);
  });

  it('missing from a store in use are not guessed, and nothing is written in their place', () => {
    const { path, open } = aPlace();
    const settings = open();
    expect([settings.unreadable, existsSync(path)]).toEqual([true, false]);
    settings.change({ whatsapp_rate_limit: 5 });
    expect(open()).toMatchObject({ unreadable: false });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"a text"',
    '{"whatsapp_rate_limit": 0}',
    '{"whatsapp_rate_limit": "10"}',
    '{"pacing": "furious"}',
    '{"language": null}',
    '{"send_window": {"start": "09:00", "end": "09:00", "weekdays": [1], "blackout_dates": []}}',
    '{"send_window": {"start": "25:00", "end": "09:00", "weekdays": [1], "blackout_dates": []}}',
  ])('that say %j cannot be believed; a copy is kept, and a change writes whole ones', (content) => {
    const { path, open, stored } = aPlace(content);
    const settings = open();
    expect(settings.unreadable).toBe(true);
    expect(settings.get()).toEqual(configurationDefaults);
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content);
    settings.change({ whatsapp_rate_limit: 5 });
    expect(stored()).toEqual({ ...configurationDefaults, whatsapp_rate_limit: 5 });
    expect(open()).toMatchObject({ unreadable: false });
  });
});
