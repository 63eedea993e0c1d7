import { expect, screens, test } from './support/admin.ts';

test('no text becomes markup or a script, whichever way it is put into the page', async ({ invita }) => {
  invita.expectProblem(/TrustedHTML|TrustedScript|Trusted ?Type|violates the following/);
  const outcome = await invita.page.evaluate(() => {
    const planted = '<img src="x" id="planted" onerror="document.title = \'ran\'">';
    const place = document.body.appendChild(document.createElement('div'));
    const script = () => document.createElement('script');
    const attempts: Readonly<Record<string, () => unknown>> = {
      innerHTML: () => Object.assign(place, { innerHTML: planted }),
      outerHTML: () => Object.assign(place, { outerHTML: planted }),
      insertAdjacentHTML: () => place.insertAdjacentHTML('beforeend', planted),
      'document.write': () => document.write(planted),
      srcdoc: () => Object.assign(document.createElement('iframe'), { srcdoc: planted }),
      'a document of its own': () => new DOMParser().parseFromString(planted, 'text/html'),
      createContextualFragment: () => document.createRange().createContextualFragment(planted),
      'the text of a script': () => Object.assign(script(), { text: 'document.title = "ran"' }),
      'the address of a script': () => Object.assign(script(), { src: '/assets/planted.js' }),
      'an attribute that runs': () => place.setAttribute('onclick', 'document.title = "ran"'),
      'a policy of its own': () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', { createHTML: (text: string) => text }),
      'the policy once more': () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('default', { createHTML: (text: string) => text }),
    };
    const passed = Object.keys(attempts).filter((name) => {
      try {
        attempts[name]?.();
        return true;
      } catch (error) {
        return !(error instanceof TypeError);
      }
    });
    const style = document.createElement('style');
    style.innerHTML = ':root { --of-a-style-sheet: 1 }';
    return { passed, title: document.title, style: style.textContent };
  });
  expect(outcome).toMatchObject({ passed: [], style: ':root { --of-a-style-sheet: 1 }' });
  expect(outcome.title).not.toContain('ran');
  expect(await invita.page.locator('#planted').count()).toBe(0);
});

test('every screen opens without a text that would be refused', async ({ invita, admin }) => {
  await invita.page.evaluate(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
      refused.push(`${effectiveDirective}: ${sample}`);
    });
  });
  for (const screen of screens) {
    await admin.goTo(screen);
    await expect(invita.page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await invita.page.keyboard.press('Control+k');
  await expect(invita.page.getByRole('dialog')).toBeVisible();
  const refused = () => invita.page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
  expect(await refused()).toEqual([]);
});
