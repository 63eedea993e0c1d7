import { z } from 'zod';
import {
  type ComputerSettings,
  type ComputerView,
  computerDefaults,
  computerSettings,
} from '#contract/computer.ts';
import { Refusal } from '#contract/result.ts';
import { keptFile } from './kept-file.ts';
import type { ComputerHandlers } from './ports.ts';

export interface ComputerParts {
  readonly directory: string;
  /** Where the settings are kept. */
  readonly path: string;
  readonly able: () => Pick<Extract<ComputerView, { here: true }>, 'tray' | 'notifications'>;
  /** Kept by the system, which the person may have told otherwise. Both throw what the system says. */
  readonly loginItem: { get(): boolean; set(on: boolean): void };
  /** Whether the system showed it. */
  readonly openDirectory: (directory: string) => Promise<boolean>;
  /** What the person said to the question that closing had asked. */
  readonly answered: (choice: 'background' | 'quit' | 'stay') => void;
  /** After each change. */
  readonly onChange: () => void;
}

export interface Computer {
  readonly handlers: ComputerHandlers;
  settings(): ComputerSettings;
}

type Changes = { readonly [K in keyof ComputerSettings]?: ComputerSettings[K] | undefined };

/** How Invita behaves on this computer: asked for, changed, kept beside the store and never in a backup. */
export function createComputer(parts: ComputerParts): Computer {
  const { loginItem } = parts;
  const file = keptFile(parts.path, keptSettings);
  let settings = changed(computerDefaults, file.read() ?? {});

  /** What cannot be kept changes nothing. */
  function save({ startAtLogin, ...changes }: Changes): void {
    if (startAtLogin !== undefined && startAtLogin !== loginItem.get()) setLoginItem(startAtLogin);
    const next = changed(settings, changes);
    file.write(next);
    settings = next;
    parts.onChange();
  }

  function setLoginItem(on: boolean): void {
    try {
      loginItem.set(on);
    } catch (error) {
      throw new Refusal('LOGIN_ITEM_REFUSED', { reason: error instanceof Error ? error.message : '' });
    }
    // Some systems say nothing and do nothing.
    if (loginItem.get() !== on) throw new Refusal('LOGIN_ITEM_REFUSED', { reason: '' });
  }

  const view = (): ComputerView => ({
    ...{ here: true, directory: parts.directory, ...parts.able() },
    settings: { ...settings, startAtLogin: loginItem.get() },
  });
  return {
    settings: () => settings,
    handlers: {
      'computer.get': view,
      'computer.save'(changes) {
        save(changes);
        return view();
      },
      async 'computer.openDirectory'() {
        const { directory } = parts;
        if (!(await parts.openDirectory(directory))) throw new Refusal('DIRECTORY_NOT_OPENED', { directory });
        return {};
      },
      'computer.answerClosing'({ choice }) {
        if (choice !== 'stay') save({ closing: choice });
        parts.answered(choice);
        return {};
      },
    },
  };
}

function changed(settings: ComputerSettings, changes: Changes): ComputerSettings {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return computerSettings.parse({ ...settings, ...Object.fromEntries(said) });
}

/** One that an older, a newer or a hand-made file has wrong is as if nobody had set it; the others stay. */
const keptSettings: z.ZodType<Changes> = z.object(
  Object.fromEntries(
    Object.entries(computerSettings.shape).map(([name, schema]) => [
      name,
      z.optional(schema).catch(undefined),
    ]),
  ),
);
