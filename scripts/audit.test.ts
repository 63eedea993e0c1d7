import { describe, expect, it } from 'vitest';
import { auditVerdict, electronVerdict, exitCodeOf } from './audit.ts';

const report = (vulnerabilities: Record<string, number>) => JSON.stringify({ metadata: { vulnerabilities } });

describe('the audit', () => {
  it('passes without high ones, and tells of the others', () => {
    expect(auditVerdict(report({ low: 1, moderate: 2, high: 0, critical: 0 }))).toEqual({
      exitCode: 0,
      line: 'known vulnerabilities: 0 critical, 0 high, 2 moderate, 1 low',
    });
  });

  it.each([{ high: 1 }, { critical: 1 }])('fails with %j', (counts) =>
    expect(auditVerdict(report(counts)).exitCode).toBe(1),
  );

  it.each([
    '',
    'null',
    '{}',
    '<html>',
    '{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}',
    '{"error":{"code":"ENOTFOUND","summary":"getaddrinfo ENOTFOUND"}}',
  ])('says that nothing was checked where the registry answers %j', (output) => {
    const { exitCode, line } = auditVerdict(output);
    expect(exitCode).toBe(2);
    expect(line).toContain('NOT CHECKED');
  });

  it('fails when Electron is more than one major behind, and does not guess', () => {
    expect(electronVerdict('"45.4.1"', '45.4.1').exitCode).toBe(0);
    expect(electronVerdict('"46.0.0"', '45.4.1').exitCode).toBe(0);
    expect(electronVerdict('"47.0.0"', '45.4.1').exitCode).toBe(1);
    for (const output of ['', '{"error":{"code":"E404"}}', '"latest"', '7'])
      expect(electronVerdict(output, '45.4.1').exitCode).toBe(2);
  });

  it('ends with the worst of its answers: a failure before an open question', () => {
    const verdict = (exitCode: 0 | 1 | 2) => ({ exitCode, line: '' });
    expect(exitCodeOf([verdict(0), verdict(2)])).toBe(2);
    expect(exitCodeOf([verdict(2), verdict(1)])).toBe(1);
    expect(exitCodeOf([verdict(0), verdict(0)])).toBe(0);
  });
});
