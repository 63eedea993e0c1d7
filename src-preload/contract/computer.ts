import { z } from 'zod';

/** How Invita behaves on this computer; nothing of it belongs to the event. */
export const computerSettings = z.strictObject({
  /** What closing the window does; `ask`: nobody has chosen yet. */
  closing: z.enum(['ask', 'background', 'quit']),
  /** Tells of what needs the person while the window is not in front. */
  notifications: z.boolean(),
  /** No sleep while a message is about to leave. */
  keepAwake: z.boolean(),
  /** Opens, out of sight, when the person logs in; the system keeps this one. */
  startAtLogin: z.boolean(),
});

export const computerDefaults: ComputerSettings = {
  closing: 'ask',
  notifications: true,
  keepAwake: true,
  startAtLogin: false,
};

export const computerView = z.discriminatedUnion('here', [
  z.object({
    here: z.literal(true),
    /** The data directory. */
    directory: z.string(),
    settings: computerSettings,
    /** The icon near the clock. `maybe`: whether it is shown is up to the desktop; `none`: it could not be made. */
    tray: z.enum(['yes', 'maybe', 'none']),
    /** Whether the system can show notifications. */
    notifications: z.boolean(),
  }),
  /** Under `serve`: the window is a page in somebody's browser. */
  z.object({ here: z.literal(false), directory: z.string() }),
]);

/** What is wanted of the window from outside of it: a menu, the tray, a notification, the button that closes it. */
const wishes = [
  'askClosing',
  'showOverview',
  'showQueue',
  'showInbox',
  'showWhatsApp',
  'showBackups',
  'showSettings',
  'showDoctor',
  'openPalette',
  'askPause',
  'copyDiagnosis',
] as const;

/** Of the window alone: no program may change how somebody's computer behaves. */
export const computerMethods = {
  'computer.get': { input: z.void(), output: computerView },
  /** At once, without «Salva». */
  'computer.save': { input: computerSettings.partial(), output: computerView },
  /** Shows the data directory in the system's own file manager. */
  'computer.openDirectory': { input: z.void(), output: z.object({}) },
  /** What the person said when the window was closed for the first time; kept, but for `stay`. */
  'computer.answerClosing': {
    input: z.strictObject({ choice: z.enum(['background', 'quit', 'stay']) }),
    output: z.object({}),
  },
} as const;

export const computerWish = z.object({ wish: z.enum(wishes) });

export type ComputerSettings = z.infer<typeof computerSettings>;
export type ComputerView = z.infer<typeof computerView>;
export type ComputerWish = (typeof wishes)[number];
