import { expect, it } from 'vitest';
import { refuseMarkup, type TrustedTypesWindow } from './trusted-types.ts';

type Rules = Parameters<NonNullable<TrustedTypesWindow['trustedTypes']>['createPolicy']>[1];

it('is the default policy, which lets style sheets through, no markup and no script', () => {
  const made: [string, Rules][] = [];
  refuseMarkup({ trustedTypes: { createPolicy: (...policy) => made.push(policy) } });
  expect(made.map(([name]) => name)).toEqual(['default']);
  const [[, rules] = []] = made;
  expect(rules && Object.keys(rules)).toEqual(['createHTML']);
  expect(rules?.createHTML(':root{--a:"\\3c b>";}')).toBe(':root{--a:"\\3c b>";}');
  for (const markup of ['<img src=x>', 'a < b', '</style><script>', '&lt;<b>']) {
    expect(rules?.createHTML(markup), markup).toBeNull();
  }
});

it('asks nothing of a browser without them', () => {
  expect(() => refuseMarkup({})).not.toThrow();
});
