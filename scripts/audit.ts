// `npm run audit`: known vulnerabilities of what is shipped, and the age of Electron. Ends with 0 when all is well, 1 when
// something is not, 2 when the registry could not be asked: not knowing is not passing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './paths.mjs';

export interface Verdict {
  readonly exitCode: 0 | 1 | 2;
  readonly line: string;
}

interface AuditReport {
  readonly error?: { readonly summary?: string; readonly code?: string };
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
}

/** Of what `npm audit --json` wrote. High or worse fails; less is told. */
export function auditVerdict(output: string): Verdict {
  const report = parsed<AuditReport>(output);
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const why = report?.error?.summary || report?.message || 'npm audit gave no report';
    return { exitCode: 2, line: `NOT CHECKED for known vulnerabilities: ${why}` };
  }
  const { high = 0, critical = 0, moderate = 0, low = 0 } = counts;
  const told = `known vulnerabilities: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low`;
  return { exitCode: high + critical > 0 ? 1 : 0, line: told };
}

/** Of what `npm view electron version --json` wrote. Electron mends the newest majors only. */
export function electronVerdict(output: string, ours: string): Verdict {
  const latest = parsed<string>(output);
  const major = (version: string) => Number(version.split('.')[0]);
  if (typeof latest !== 'string' || !Number.isInteger(major(latest))) {
    return {
      exitCode: 2,
      line: 'NOT CHECKED whether Electron is current: the registry did not say its version',
    };
  }
  const behind = major(latest) - major(ours);
  return { exitCode: behind > 1 ? 1 : 0, line: `Electron ${ours}; the newest is ${latest}` };
}

/** The worst of all: a failure before an open question. */
export function exitCodeOf(verdicts: readonly Verdict[]): Verdict['exitCode'] {
  const codes = verdicts.map(({ exitCode }) => exitCode);
  if (codes.includes(1)) return 1;
  return codes.includes(2) ? 2 : 0;
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function npm(...args: string[]): string {
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', shell, maxBuffer: 1 << 26 }).stdout ?? '';
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const verdicts = [
    auditVerdict(npm('audit', '--omit=dev', '--json')),
    electronVerdict(
      npm('view', 'electron', 'version', '--json'),
      lock.packages['node_modules/electron'].version,
    ),
  ];
  for (const { exitCode, line } of verdicts) console.log(`${['✓', '✗', '?'][exitCode]} ${line}`);
  process.exitCode = exitCodeOf(verdicts);
}
