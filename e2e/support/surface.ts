import type { Page } from '@playwright/test';
import type { Language } from '../../src-preload/contract/common.ts';
import type { Result } from '../../src-preload/contract/result.ts';

/** The app as it runs now, in a browser or on the desktop. */
export interface Surface {
  readonly page: Page;
  /** One request of the contract, over the line the window uses itself. */
  readonly invoke: (method: string, input: unknown) => Promise<Result<unknown>>;
  /** null in the desktop, where the Admin API is off. */
  readonly apiOrigin: string | null;
  /** null in the browser. */
  readonly desktop: Desktop | null;
  /** Lets the app end by itself. */
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** What only the desktop has. */
export interface Desktop {
  /** What only the stand-in can do or show: what a person or the system would do to the app, or see of it. */
  readonly ask: (what: string, detail?: unknown) => Promise<unknown>;
  readonly webPreferences: () => Promise<Readonly<Record<string, unknown>>>;
  /** The computer wakes up; whether anybody listens. */
  readonly resume: () => Promise<boolean>;
  readonly isFocused: () => Promise<boolean>;
  /** What was handed to the person's own browser. */
  readonly openedOutside: () => Promise<readonly string[]>;
  /** Settles when the app has ended by itself. */
  readonly ended: Promise<unknown>;
}

export interface SurfaceOptions {
  readonly dataDir: string;
  readonly language: Language;
  /** Further arguments of the command line. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Another copy of the built main process, for the stand-in. */
  readonly bundle?: string | undefined;
  /** Told of whatever goes wrong in the window. */
  readonly report: (problem: string) => void;
}

/** The environment of a computer that speaks the language, without what the test runner put into ours. */
export function environment({
  dataDir,
  language,
  env,
}: Pick<SurfaceOptions, 'dataDir' | 'language' | 'env'>): NodeJS.ProcessEnv {
  const locale = language === 'it' ? 'it_IT.UTF-8' : 'en_GB.UTF-8';
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ELECTRON_RUN_AS_NODE: ___, ...inherited } = process.env;
  const spoken = { LANG: locale, LANGUAGE: locale, LC_ALL: locale, LC_MESSAGES: locale };
  return { ...inherited, ...spoken, INVITA_KEY_FILE: keyFileBeside(dataDir), ...env };
}

/** Beside the data directory of a test, never in the home of who runs it. */
export function keyFileBeside(dataDir: string): string {
  return `${dataDir}.key`;
}
