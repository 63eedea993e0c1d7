import { describe, expect, it } from 'vitest';
import { lacksOf } from './waha-server.ts';

describe('what a WAHA cannot do', () => {
  it.each([
    ['2026.10.1', 'GOWS', 'CORE', []],
    ['2026.8.1', 'NOWEB', 'CORE', []],
    ['2026.7.1', 'GOWS', 'CORE', ['RESTRICTIONS']],
    ['2026.2.1', 'NOWEB', 'CORE', ['SEVERAL_SESSIONS', 'MEDIA', 'MESSAGE_IDS', 'RESTRICTIONS']],
    ['2026.2.1', 'NOWEB', 'PLUS', ['MESSAGE_IDS', 'RESTRICTIONS']],
    ['2026.8.1', 'WEBJS', 'CORE', ['MESSAGE_IDS']],
    ['2026.8.1', 'WPP', 'PLUS', ['MESSAGE_IDS']],
    ['2026.5.9', 'GOWS', null, ['RESTRICTIONS']],
    ['2027.1.0', 'GOWS', 'SOMETHING_NEW', []],
  ])('%s with engine %s and tier %s lacks %j', (version, engine, tier, lacks) => {
    expect(lacksOf({ version, engine, tier })).toEqual(lacks);
  });

  it('is not guessed from a version nobody can read, but for the ids, where a guess could send twice', () => {
    expect(lacksOf({ version: 'dev', engine: 'NOWEB', tier: 'CORE' })).toEqual(['MESSAGE_IDS']);
  });
});
