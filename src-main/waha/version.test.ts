import { describe, expect, it } from 'vitest';
import { identityOf } from './version.ts';

describe('which servers hand out message ids', () => {
  it.each([
    ['2026.8.1', 'NOWEB', true],
    ['2026.4.3', 'GOWS', true],
    ['2026.10.1', 'NOWEB', true],
    ['2027.1.1', 'GOWS', true],
    ['2026.4.3-beta', 'GOWS', true],
    ['2026.4.2', 'NOWEB', false],
    ['2025.12.9', 'GOWS', false],
    ['2026.8.1', 'WEBJS', false],
    ['2026.8.1', 'WPP', false],
    ['2026.8.1', 'SOMETHING_NEW', false],
    ['latest', 'NOWEB', false],
  ])('version %s with engine %s: %s', (version, engine, hasMessageIds) => {
    const facts = { version, engine, tier: 'CORE' };
    expect(identityOf(facts)).toEqual({ ...facts, hasMessageIds });
  });
});
