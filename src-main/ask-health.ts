import { X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { type ListenAddress, originOf } from './transports/http/listen-address.ts';

const patienceMs = 8_000;

/**
 * Asks the app that listens there whether it is well, as a monitor would, and says what it answers. Over TLS it has to
 * show this very certificate, whoever signed it: its names are for others, not for this address.
 */
export function askHealth(at: ListenAddress, port: number, say: (line: string) => void): Promise<boolean> {
  const url = new URL('/api/health', originOf(at, port));
  return new Promise((resolve) => {
    const end = (line: string, well: boolean) => {
      say(line);
      resolve(well);
    };
    const ask = at.tls === null ? request : secureRequest;
    const asking = ask(
      url,
      { signal: AbortSignal.timeout(patienceMs), rejectUnauthorized: false },
      (answer) => {
        if (at.tls !== null && !shows(answer.socket as TLSSocket, at.tls.cert)) {
          asking.destroy();
          return end(`another certificate at ${url.origin}`, false);
        }
        let body = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          body += piece;
        });
        answer.once('end', () => end(body, answer.statusCode === 200));
      },
    );
    asking.once('error', (error) => end(`no answer at ${url.origin}: ${error.message}`, false));
    asking.end();
  });
}

function shows(socket: TLSSocket, cert: string): boolean {
  return socket.getPeerX509Certificate()?.fingerprint256 === new X509Certificate(cert).fingerprint256;
}
