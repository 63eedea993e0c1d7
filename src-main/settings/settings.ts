import { copyFileSync, existsSync } from 'node:fs';
import { LowSync } from 'lowdb';
import { JSONFileSync } from 'lowdb/node';
import { type Configuration, configuration, configurationDefaults } from '#contract/configuration.ts';

export interface Settings {
  /** The configuration in force. */
  get(): Configuration;
  change(changes: Partial<Configuration>): Configuration;
  /** The file was there and could not be read, or is gone from a store in use: nothing may be sent on guesses. */
  readonly unreadable: boolean;
}

export interface SettingsOptions {
  readonly path: string;
  /** A store in use must have its settings; a new one starts with the defaults. */
  readonly storeIsNew: boolean;
  /** For a new store. */
  readonly initial?: Partial<Configuration>;
}

type SettingsFile = LowSync<unknown>;

/** One human-readable JSON file. Fields it does not know are kept; fields it lacks have their default. */
export function openSettings({ path, storeIsNew, initial = {} }: SettingsOptions): Settings {
  const file: SettingsFile = new LowSync<unknown>(new JSONFileSync(path), null);
  const loaded = load(file, path);
  const unreadable = loaded === null || (loaded === 'missing' && !storeIsNew);
  let current: Configuration =
    loaded === null || loaded === 'missing' ? { ...configurationDefaults, ...initial } : loaded;
  if (unreadable && existsSync(path)) copyFileSync(path, `${path}.unreadable`);
  if (loaded === 'missing' && storeIsNew) save(current);

  function save(next: Configuration): void {
    file.data = { ...(isRecord(file.data) ? file.data : {}), ...next };
    file.write();
  }

  return {
    get: () => current,
    change(changes) {
      const next = configuration.parse({ ...current, ...changes });
      // What cannot be kept must not be in force either.
      save(next);
      current = next;
      return current;
    },
    unreadable,
  };
}

/** null when the file cannot be read or says something impossible. */
function load(file: SettingsFile, path: string): Configuration | 'missing' | null {
  if (!existsSync(path)) return 'missing';
  try {
    file.read();
  } catch {
    return null;
  }
  if (!isRecord(file.data)) return null;
  const known = Object.keys(configurationDefaults);
  const stored = Object.fromEntries(Object.entries(file.data).filter(([key]) => known.includes(key)));
  const parsed = configuration.safeParse({ ...configurationDefaults, ...stored });
  return parsed.success ? parsed.data : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
