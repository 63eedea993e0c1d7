// Runs in a network namespace of its own (`unshare -rn`): serves there, and asks from a second one joined by a cable.
import { execFileSync, spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { httpAppParts } from '../../testing/http-app.ts';
import { listenAddress } from '../http/listen-address.ts';
import { startHttp } from '../http.ts';
import { makeCertificate } from './certificate.ts';

const [directory = ''] = process.argv.slice(2);
const ours = '10.77.0.1';
const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });

ip('link', 'set', 'lo', 'up');
const other = spawn('unshare', ['-n', 'sleep', '60'], { stdio: 'ignore' });
const pid = String(other.pid);
const there = ['-t', pid, '-n'];
try {
  const own = readlinkSync('/proc/self/ns/net');
  while (readlinkSync(`/proc/${pid}/ns/net`) === own) await new Promise((resolve) => setImmediate(resolve));
  ip('link', 'add', 'cable-here', 'type', 'veth', 'peer', 'name', 'cable-there', 'netns', pid);
  ip('addr', 'add', `${ours}/24`, 'dev', 'cable-here');
  ip('link', 'set', 'cable-here', 'up');
  execFileSync('nsenter', [...there, 'ip', 'addr', 'add', '10.77.0.2/24', 'dev', 'cable-there']);
  execFileSync('nsenter', [...there, 'ip', 'link', 'set', 'cable-there', 'up']);

  const { parts } = httpAppParts();
  const local = await startHttp({ ...parts, port: 0 });
  const at = listenAddress(ours, makeCertificate(directory, `IP:${ours}`));
  const shared = await startHttp({ ...parts, port: 0, at });
  const answers = {
    local: await ask(`http://${ours}:${local.port}/api/health`),
    shared: await ask(`${shared.origin}/api/health`),
    plain: await ask(`http://${ours}:${shared.port}/api/health`),
    rebound: await ask(`${shared.origin}/api/health`, '-H', 'Host: evil.example'),
    withoutToken: await ask(`${shared.origin}/api/admin/guests/`),
  };
  process.stdout.write(JSON.stringify(answers));
  await Promise.all([local.close(), shared.close()]);
} finally {
  other.kill('SIGKILL');
}

/** The status curl saw from over there, or its own exit code below zero. */
function ask(url: string, ...more: string[]): Promise<number> {
  const curl = ['curl', '-s', '-m', '10', '-o', '/dev/null', '-w', '%{http_code}'];
  const child = spawn('nsenter', [...there, ...curl, '--cacert', `${directory}/cert.pem`, ...more, url]);
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code === 0 ? Number(said) : -(code ?? 1)));
  });
}
