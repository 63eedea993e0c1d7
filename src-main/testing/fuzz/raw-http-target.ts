import { connect } from 'node:net';
import { type HttpServer, startHttp } from '../../transports/http.ts';
import { apiToken, httpAppParts, launchToken } from '../http-app.ts';
import { hurriedClock } from './hurried-clock.ts';
import { mutatedText } from './mutations.ts';
import { type FuzzTarget, must } from './target.ts';

const world = httpAppParts({ clock: hurriedClock() });
/** For 127.0.0.1:PORT, told to the parser under a name of its own length so that nothing moves. */
const requests = [
  `GET /api/admin/guests/?limit=5 HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer ${apiToken}\r\nConnection: close\r\n\r\n`,
  `POST /rpc HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nAuthorization: Bearer ${launchToken}\r\nContent-Type: application/json\r\nContent-Length: 24\r\nConnection: close\r\n\r\n{"method":"queue.pause"}`,
  `POST /rpc HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer ${launchToken}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n18\r\n{"method":"queue.pause"}\r\n0\r\n\r\n`,
  'GET /api/health HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
];

let server: Promise<HttpServer> | null = null;

/** Whatever bytes come over the socket: an answer below 500 or none, and no work without a token in them. */
export const rawHttp: FuzzTarget<string> = {
  name: 'bytes at the HTTP port',
  input: mutatedText(requests),
  share: 5,
  async check(text) {
    server ??= startHttp({ port: 0, ...world.parts });
    const { port } = await server;
    const before = world.calls.length;
    const answer = await exchange(port, text.replaceAll('HOST', `127.0.0.1:${port}`));
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
    must(answer === '' || status !== undefined, 'the answer is no HTTP');
    must(Number(status ?? 0) < 500, `the answer is ${status}`);
    const mayWork = text.includes(apiToken) || text.includes(launchToken);
    must(world.calls.length === before || mayWork, 'work was done without a token');
    must(world.logged.length === 0, `an error of ours: ${String(world.logged.at(-1))}`);
    return status === '200';
  },
  async close() {
    await (await server)?.close();
    server = null;
  },
};

/** Sends the bytes, ends, and gives what comes back. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.setEncoding('utf8').on('data', (piece) => {
      answer += piece;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
