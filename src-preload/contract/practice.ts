import { z } from 'zod';
import { attachment } from './attachments.ts';
import { id, sessionType, time } from './common.ts';
import { realmClock } from './overview.ts';
import { practiceSpeeds } from './practice-speeds.ts';

const practiceMessage = z.object({
  id: z.string(),
  fromGuest: z.boolean(),
  text: z.string(),
  /** What came with it; its id where the app still has it. */
  file: attachment.extend({ id: id.nullable() }).nullable(),
  at: time,
  ack: z.int(),
});

export const practiceChat = z.object({
  chatId: z.string(),
  phone: z.string(),
  name: z.string().nullable(),
  messages: z.array(practiceMessage),
});

export const practicePhone = z.object({
  /** Sessions that wait for the sender's phone to scan their QR. */
  waiting: z.array(z.object({ type: sessionType, label: z.string() })),
  linked: z.array(z.object({ type: sessionType, label: z.string() })),
  chats: z.array(practiceChat),
  /** What really arrived on the guests' phones, counted by the pretend network and not by the queue. */
  arrived: z.int(),
});

export const practiceMethods = {
  'practice.phone': { input: z.void(), output: practicePhone },
  /** The sender's phone scans the QR of a session. */
  'practice.scan': { input: z.strictObject({ type: sessionType }), output: practicePhone },
  /** The sender's phone types the code of a session. */
  'practice.typeCode': {
    input: z.strictObject({ type: sessionType, code: z.string().trim().min(1).max(20) }),
    output: practicePhone,
  },
  /** The sender's phone removes the linked device. */
  'practice.unlink': { input: z.strictObject({ type: sessionType }), output: practicePhone },
  /** The guests' phone opens a chat: what is in it is read. */
  'practice.read': { input: z.strictObject({ chatId: z.string().max(60) }), output: practicePhone },
  /** Practice runs faster or slower from now on, all of it; the next opening is at ×1 again. */
  'practice.setSpeed': {
    input: z.strictObject({ speed: z.literal(practiceSpeeds) }),
    output: realmClock,
  },
  'practice.reply': {
    input: z.strictObject({ chatId: z.string().max(60), text: z.string().trim().min(1).max(4000) }),
    output: practicePhone,
  },
} as const;

export type PracticePhone = z.infer<typeof practicePhone>;
export type PracticeChat = z.infer<typeof practiceChat>;
