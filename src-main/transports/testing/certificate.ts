import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tls } from '../http/listen-address.ts';

/** Null where this machine has no openssl. */
export const openssl = spawnSync('openssl', ['version']).status === 0 ? 'openssl' : null;

/** A certificate of its own authority in `cert.pem` and `key.pem`, for these names, such as `DNS:a.lan,IP:10.0.0.1`. */
export function makeCertificate(directory: string, names: string): Tls {
  const cert = join(directory, 'cert.pem');
  const key = join(directory, 'key.pem');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const about = ['-days', '2', '-subj', '/CN=invita', '-addext', `subjectAltName=${names}`];
  execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', key, '-out', cert, ...about], {
    stdio: 'pipe',
  });
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
