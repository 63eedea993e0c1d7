import type { RealmClock } from '#contract/overview.ts';
import type { PracticePhone } from '#contract/practice.ts';
import { Refusal } from '#contract/result.ts';
import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { Clock } from '../domain/clock.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';
import { iso } from './views.ts';

/** The pretend phones, as the practice WAHA has them. */
export interface PracticePhones {
  scan(session: string): boolean;
  typeCode(session: string, code: string): boolean;
  unlink(session: string): void;
  markRead(chatId: string): void;
  reply(chatId: string, text: string): boolean;
  chats(): readonly PracticePhoneChat[];
  arrived(): number;
}

interface PracticeMedia {
  readonly filename: string | null;
  readonly mimetype: string;
  /** Size, and SHA-256 (base64) of the bytes that arrived. */
  readonly bytes: number;
  readonly sha256: string;
}

interface PracticePhoneChat {
  readonly chatId: string;
  readonly name?: string;
  readonly messages: readonly {
    readonly id: string;
    readonly direction: 'in' | 'out';
    readonly text: string;
    readonly media: PracticeMedia | null;
    readonly at: number;
    readonly ack: number;
  }[];
}

export interface PracticePace extends Clock {
  readonly speed: number;
  setSpeed(speed: number): void;
}

export interface PracticeHandlerParts {
  /** null in the real realm, where there is no pretend phone. */
  readonly phones: PracticePhones | null;
  /** Its clock; null in the real realm, whose time nobody sets. */
  readonly pace: PracticePace | null;
  readonly clockChanged: (clock: RealmClock) => void;
  readonly sessions: SessionService;
  readonly attachments: Pick<AttachmentStore, 'withContent'>;
  /** Names of the guests by phone (E.164), as their own phone would know them. */
  readonly nameOf: (phone: string) => Promise<string | null>;
}

type PracticeHandlers = Pick<Handlers, Extract<keyof Handlers, `practice.${string}`>>;

export function practiceHandlers(parts: PracticeHandlerParts): PracticeHandlers {
  const { phones, pace, clockChanged, sessions, nameOf } = parts;
  const fileOf = fileFinder(parts.attachments);

  function pretend(): PracticePhones {
    if (phones === null) throw new Refusal('PRACTICE_ONLY');
    return phones;
  }

  async function view(): Promise<PracticePhone> {
    const known = await sessions.all();
    const withStatus = (status: string) =>
      known
        .filter(({ sight }) => sight.status === status)
        .map(({ record }) => ({ type: record.type, label: record.label }));
    return {
      waiting: withStatus('WAITING_QR'),
      linked: withStatus('CONNECTED'),
      arrived: pretend().arrived(),
      chats: await Promise.all(pretend().chats().map(chatView)),
    };
  }

  async function chatView(chat: PracticePhoneChat) {
    const phone = `+${chat.chatId.replace(/@.*$/, '')}`;
    return {
      chatId: chat.chatId,
      phone,
      name: (await nameOf(phone)) ?? chat.name ?? null,
      messages: await Promise.all(
        chat.messages.map(async ({ id, direction, text, media, at, ack }) => ({
          id,
          fromGuest: direction === 'out',
          text,
          file: media === null ? null : await fileOf(media),
          at: iso(at),
          ack,
        })),
      ),
    };
  }

  return {
    'practice.phone': view,
    async 'practice.scan'({ type }) {
      const { record } = await sessions.known(type);
      if (!pretend().scan(record.wahaSession)) throw new Refusal('PRACTICE_NOT_WAITING_QR');
      await sessions.check(type);
      return view();
    },
    async 'practice.typeCode'({ type, code }) {
      const { record } = await sessions.known(type);
      if (!pretend().typeCode(record.wahaSession, code)) throw new Refusal('PRACTICE_WRONG_CODE');
      await sessions.check(type);
      return view();
    },
    async 'practice.unlink'({ type }) {
      const { record } = await sessions.known(type);
      pretend().unlink(record.wahaSession);
      await sessions.check(type);
      return view();
    },
    async 'practice.read'({ chatId }) {
      pretend().markRead(chatId);
      return view();
    },
    async 'practice.setSpeed'({ speed }) {
      if (pace === null) throw new Refusal('PRACTICE_ONLY');
      pace.setSpeed(speed);
      const clock = { now: iso(pace.now().wall), speed };
      clockChanged(clock);
      return clock;
    },
    async 'practice.reply'({ chatId, text }) {
      pretend().reply(chatId, text);
      return view();
    },
  };
}

/** The file that arrived, found by its bytes; each is looked for once, however often the phone is looked at. */
function fileFinder({ withContent }: PracticeHandlerParts['attachments']) {
  const found = new Map<string, ReturnType<typeof withContent>>();
  return async ({ filename, mimetype, bytes, sha256 }: PracticeMedia) => {
    const looked = found.get(sha256) ?? withContent(sha256);
    found.set(sha256, looked);
    const stored = await looked;
    const pdf = mimetype === 'application/pdf';
    return {
      id: stored?.id ?? null,
      filename: filename ?? stored?.filename ?? '',
      mimetype: pdf ? ('application/pdf' as const) : (stored?.mimetype ?? ('image/jpeg' as const)),
      size: bytes,
    };
  };
}
