import { createHash } from 'node:crypto';
import { canonical } from '../chat-ids.ts';
import {
  EngineError,
  notFound,
  notImplementedByEngine,
  onlyInPlus,
  undefinedRead,
  unprocessable,
} from '../errors.ts';
import { newMessageId } from '../ids.ts';
import type { Media } from '../messages.ts';
import { json } from '../reply.ts';
import { isRecord, type PracticeRequest, requireSession } from '../request.ts';
import { type Route, route } from '../router.ts';
import { type Content, send } from '../sending.ts';
import type { PretendSession } from '../session.ts';
import type { World } from '../world.ts';

/** Sends, and the manners around them. Nothing is validated, because WAHA validates nothing here. */
export function sendingRoutes(world: World): Route[] {
  const { sessions, random, engine, faults, network } = world;
  const working = ({ body }: PracticeRequest): Promise<PretendSession> =>
    sessions.getWithStatus(requireSession(body['session']), ['WORKING']);

  return [
    route('POST /api/sendText', async (request) => {
      const session = await working(request);
      const chatId = chatIdFrom(request);
      const { text } = request.body;
      if (typeof text !== 'string') throw undefinedRead('match');
      return send(world, session, chatId, { text, media: null }, idFrom(request));
    }),
    route('POST /api/sendImage', async (request) => {
      const session = await working(request);
      // Ids are for text only: WAHA does not read one here.
      return send(world, session, chatIdFrom(request), mediaFrom(world, request.body, 'image'));
    }),
    route('POST /api/sendFile', async (request) => {
      const session = await working(request);
      return send(world, session, chatIdFrom(request), mediaFrom(world, request.body, 'document'));
    }),
    route('POST /api/sendSeen', async (request) => {
      const session = await working(request);
      const chat = canonical(chatIdFrom(request));
      const seen = network.messagesWith(chat).filter(({ number, fromMe, ack }) => {
        return number === session.record.account?.number && !fromMe && ack < 3;
      });
      for (const { number, id } of seen) network.setAck(number, id, 3);
      return json(201, { ids: seen.map(({ id }) => `false_${chat}_${id}`) });
    }),
    route('POST /api/startTyping', async (request) => {
      await working(request);
      return json(201, { result: true });
    }),
    route('POST /api/stopTyping', async (request) => {
      await working(request);
      return json(201, { result: true });
    }),
    route('GET /api/:session/new-message-id', async ({ url }, params) => {
      if (faults.messageIds === 'unknown-route') throw notFound(`Cannot GET ${url}`);
      if (engine === 'WEBJS' || faults.messageIds === 'not-implemented') throw notImplementedByEngine(engine);
      await sessions.getWithStatus(params.get('session'), ['WORKING']);
      return json(200, { id: newMessageId(random) });
    }),
  ];
}

function chatIdFrom({ body }: PracticeRequest): string {
  const chatId = body['chatId'];
  if (typeof chatId !== 'string') throw undefinedRead('includes');
  return chatId;
}

function idFrom({ body }: PracticeRequest): string | undefined {
  return typeof body['id'] === 'string' && body['id'] !== '' ? body['id'] : undefined;
}

function mediaFrom({ engine, faults }: World, body: PracticeRequest['body'], kind: Media['kind']): Content {
  if (faults.filesForPlusOnly) throw onlyInPlus(engine);
  const file = isRecord(body['file']) ? body['file'] : {};
  if (typeof file['data'] !== 'string') {
    // The pretend container has no network, so that a rehearsal can never fetch anything from anywhere.
    if (typeof file['url'] === 'string')
      throw new EngineError('fetch failed', { cause: { stack: 'Error: bad port' } }, 'TypeError');
    throw unprocessable('Either file.url or file.data must be specified.');
  }
  const usual = kind === 'image' ? 'image/jpeg' : 'application/octet-stream';
  const mimetype = typeof file['mimetype'] === 'string' ? file['mimetype'] : usual;
  const filename = typeof file['filename'] === 'string' ? file['filename'] : null;
  const caption = typeof body['caption'] === 'string' ? body['caption'] : '';
  const data = Buffer.from(file['data'], 'base64');
  const sha256 = createHash('sha256').update(data).digest('base64');
  return { text: caption, media: { kind, filename, mimetype, bytes: data.length, sha256 } };
}
