import type { PracticePhone } from '#contract/practice.ts';
import { Refusal } from '#contract/result.ts';
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

interface PracticePhoneChat {
  readonly chatId: string;
  readonly name?: string;
  readonly messages: readonly {
    readonly id: string;
    readonly direction: 'in' | 'out';
    readonly text: string;
    readonly at: number;
    readonly ack: number;
  }[];
}

export interface PracticeHandlerParts {
  /** null in the real realm, where there is no pretend phone. */
  readonly phones: PracticePhones | null;
  readonly sessions: SessionService;
  /** Names of the guests by phone (E.164), as their own phone would know them. */
  readonly nameOf: (phone: string) => Promise<string | null>;
}

type PracticeHandlers = Pick<Handlers, Extract<keyof Handlers, `practice.${string}`>>;

export function practiceHandlers({ phones, sessions, nameOf }: PracticeHandlerParts): PracticeHandlers {
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
      messages: chat.messages.map(({ id, direction, text, at, ack }) => ({
        id,
        fromGuest: direction === 'out',
        text,
        at: iso(at),
        ack,
      })),
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
    async 'practice.reply'({ chatId, text }) {
      pretend().reply(chatId, text);
      return view();
    },
  };
}
