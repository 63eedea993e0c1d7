import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';

/** Why this machine cannot show another network; null when it can. */
function whyNot(): string | null {
  for (const tool of ['openssl', 'curl', 'nsenter']) {
    if (spawnSync(tool, ['--version']).error !== undefined) return `no ${tool}`;
  }
  const script =
    'ip link set lo up && ip link add cable0 type veth peer name cable1 && unshare -n true && nsenter -t $$ -n true';
  const tried = spawnSync('unshare', ['-rn', 'sh', '-c', script], { encoding: 'utf8' });
  return tried.status === 0 ? null : `no network namespaces (${(tried.stderr ?? '').trim() || 'no unshare'})`;
}

const missing = whyNot();
const what = 'from another network';
if (missing !== null) process.stderr.write(`\nSKIPPED: ${what}: ${missing}\n`);

describe.skipIf(missing !== null)(what, () => {
  it('this computer’s own address cannot be reached, and that of the intranet only over TLS and by its name', async () => {
    const child = join(import.meta.dirname, 'testing', 'namespace-child.ts');
    const args = ['-rn', process.execPath, child, temporaryDirectory()];
    const { stdout } = await promisify(execFile)('unshare', args);
    expect(JSON.parse(stdout)).toEqual({
      // curl: could not connect; the server sent nothing HTTP.
      local: -7,
      shared: 200,
      plain: expect.toSatisfy((code: number) => code < 0),
      rebound: 421,
      withoutToken: 401,
    });
  });
});
