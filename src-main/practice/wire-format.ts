import { toJid } from './chat-ids.ts';
import { lidOf } from './lids.ts';
import { ackName, epochSeconds, type Message } from './messages.ts';
import type { Restriction } from './session-record.ts';

export type Engine = 'NOWEB' | 'GOWS' | 'WEBJS';

/** How the pretend server shows things: which engine speaks, and whether guests appear under their hidden id. */
interface WireOptions {
  readonly engine: Engine;
  readonly guestsHidden: boolean;
}

/** The answer to an accepted send; every engine has a shape of its own. */
export function sendAnswer(message: Message, engine: Engine): object {
  if (engine === 'GOWS') {
    return { id: serializedId(message), _data: gowsData(message) };
  }
  if (engine === 'WEBJS') {
    const id = webjsId(message);
    const t = epochSeconds(message.at);
    const body = message.text;
    return {
      _data: { id, body, type: 'chat', t, ack: 0 },
      id,
      ack: 0,
      hasMedia: hasMedia(message),
      body,
      type: 'chat',
      timestamp: t,
      from: '',
      to: message.chat,
      deviceType: 'web',
      fromMe: true,
    };
  }
  return nowebData(message, true);
}

/** A WAMessage: what histories and message events carry. `nowMs` is epoch milliseconds. */
export function waMessage(message: Message, options: WireOptions, nowMs: number): object {
  const chat = message.fromMe ? message.chat : shownChat(message, options);
  const { engine } = options;
  const me = `${message.number}@c.us`;
  // Only NOWEB names the chat as sender of one's own messages.
  const parties =
    engine === 'NOWEB'
      ? { from: chat }
      : { from: message.fromMe ? me : chat, to: message.fromMe ? chat : me };
  // WAHA remembers for ten minutes which ids it sent itself.
  const recent = nowMs - message.at.wall < 600_000;
  return {
    id: serializedId(message, chat),
    timestamp: epochSeconds(message.at),
    ...parties,
    fromMe: message.fromMe,
    source: message.origin === 'api' && recent ? 'api' : 'app',
    body: message.text,
    hasMedia: hasMedia(message),
    media: message.media ? { url: null, filename: null, mimetype: message.media.mimetype } : null,
    ack: message.ack,
    ackName: ackName(message.ack),
    location: null,
    vCards: null,
    replyTo: null,
    _data: engineData(message, options, chat),
  };
}

/** The payload of `message.ack`. `restriction` is given when WhatsApp refused the message because of it. */
export function ackPayload(message: Message, options: WireOptions, restriction: Restriction | null): object {
  const chat = shownChat(message, options);
  const refused = message.ack < 0 && restriction?.isActive === true;
  const update = { status: message.ack + 1, ...(refused && { messageStubParameters: ['463'] }) };
  return {
    id: serializedId(message, chat),
    from: chat,
    fromMe: true,
    ack: message.ack,
    ackName: ackName(message.ack),
    _data: { key: { remoteJid: toJid(chat), fromMe: true, id: message.id }, update },
    ...(refused && { error: refusal(restriction) }),
  };
}

function refusal(restriction: Restriction): object {
  const ends = restriction.timeEnforcementEnds;
  const until = ends === null ? null : new Date(ends * 1000).toISOString();
  const { enforcementType } = restriction;
  return { code: '463', blocked: true, reason: 'account_restricted', until, enforcementType };
}

function shownChat(message: Message, options: WireOptions): string {
  const digits = /^(\d+)@c\.us$/.exec(message.chat)?.[1];
  return options.guestsHidden && digits !== undefined ? lidOf(digits) : message.chat;
}

function serializedId(message: Message, chat = message.chat): string {
  return `${message.fromMe}_${chat}_${message.id}`;
}

function engineData(message: Message, options: WireOptions, chat: string): object {
  if (options.engine === 'GOWS') return gowsData(message);
  if (options.engine === 'WEBJS')
    return { id: webjsId(message), body: message.text, type: 'chat', ack: message.ack };
  if (message.fromMe) return nowebData(message, message.ack === 0);
  const alternative = chat === message.chat ? {} : { remoteJidAlt: toJid(message.chat) };
  return {
    key: { remoteJid: toJid(chat), ...alternative, fromMe: false, id: message.id },
    messageTimestamp: epochSeconds(message.at),
    pushName: message.pushName,
    broadcast: false,
    message: { conversation: message.text },
  };
}

/** Just sent, Baileys writes the time as text and the status as a word; read back from the store both are numbers. */
function nowebData(message: Message, justSent: boolean): object {
  const at = epochSeconds(message.at);
  return {
    key: { remoteJid: toJid(message.chat), fromMe: true, id: message.id },
    message: content(message),
    messageTimestamp: justSent ? String(at) : at,
    status: justSent ? 'PENDING' : message.ack + 1,
  };
}

function hasMedia({ media }: Message): boolean {
  return media !== undefined && media !== null;
}

/** The message as WhatsApp's own protocol carries it. */
function content({ text, media, at }: Message): object {
  if (!media) return { extendedTextMessage: { text } };
  const file = {
    url: 'https://mmg.whatsapp.net/v/practice',
    mimetype: media.mimetype,
    caption: text,
    fileSha256: media.sha256,
    fileLength: String(media.bytes),
    mediaKey: media.sha256,
    fileEncSha256: media.sha256,
    directPath: '/v/practice',
    mediaKeyTimestamp: String(epochSeconds(at)),
  };
  if (media.kind === 'image') return { imageMessage: file };
  const documentMessage = { ...file, fileName: media.filename };
  // WhatsApp wraps a document only when it has words.
  return text === '' ? { documentMessage } : { documentWithCaptionMessage: { message: { documentMessage } } };
}

function gowsData(message: Message): object {
  const chat = toJid(message.chat);
  return {
    Info: {
      Chat: chat,
      Sender: message.fromMe ? '' : chat,
      IsFromMe: message.fromMe,
      IsGroup: false,
      ID: message.id,
      Timestamp: new Date(message.at.wall).toISOString(),
    },
    Message: content(message),
  };
}

function webjsId(message: Message): object {
  const { fromMe, chat, id } = message;
  return { fromMe, remote: chat, id, _serialized: serializedId(message) };
}
