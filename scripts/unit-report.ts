// What `npm test` has to know of the unit tests: how many there were, and each one that failed, by name.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { ROOT } from './paths.mjs';

/** Set by scripts/test.mjs. */
const { INVITA_UNIT_REPORT: file } = process.env;

export default class UnitReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    if (file === undefined) throw new Error('INVITA_UNIT_REPORT names no file.');
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests.filter((test) => test.result().state === 'failed');
    const failures = [
      ...failed.map((test) => described(test)),
      // A file that cannot be loaded and an error outside any test stand in no test, yet they are failures.
      ...modules.flatMap((module) => module.errors().map((error) => line(place(module), error.message))),
      ...errors.map(({ message }) => line('outside any test', message)),
    ];
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const skipped = tests.length - passed - failed.length;
    writeFileSync(file, JSON.stringify({ passed, skipped, failures }));
  }
}

function described(test: TestCase): string {
  return line(`${place(test.module)} › ${test.fullName}`, test.result().errors?.[0]?.message ?? '');
}

function place({ moduleId }: TestModule): string {
  return relative(ROOT, moduleId);
}

function line(what: string, message: string): string {
  return `${what}: ${message.split('\n', 1)[0]}`;
}
