import type { Page } from '@playwright/test';

/** Reports what goes wrong in a page without anybody looking; violations of its content security policy too. */
export function watchPage(page: Page, report: (problem: string) => void): void {
  page.on('pageerror', (error) => report(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()}`);
  });
}

/** The problems of one test. */
export class Problems {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly report = (problem: string): void => void this.#found.push(problem);

  /** What a test provokes on purpose. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpected(): readonly string[] {
    return this.#found.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}
