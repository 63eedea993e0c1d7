import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareMessageIdOf } from './message-id.ts';

const serialized = 'true_5511888887777@c.us_3EB073E3E90096B962731B';

describe('the bare id of a message', () => {
  it.each([
    [
      'NOWEB',
      { key: { remoteJid: '5511888887777@s.whatsapp.net', fromMe: true, id: '3EB0B0' }, status: 'PENDING' },
    ],
    ['GOWS', { id: 'true_5511888887777@c.us_3EB0B0', _data: { Info: { ID: '3EB0B0' } } }],
    ['GOWS with a hidden id', { id: 'true_135707864870540@lid_3EB0B0' }],
    ['GOWS without an id of its own', { _data: { Info: { ID: '3EB0B0' } } }],
    ['WEBJS', { id: { fromMe: true, id: '3EB0B0', _serialized: 'true_5511888887777@c.us_3EB0B0' } }],
    ['WEBJS after the joined form was renamed', { id: { fromMe: true, id: '3EB0B0', $1: 'x' }, _data: {} }],
    ['WEBJS with the joined form alone', { id: { _serialized: 'true_5511888887777@c.us_3EB0B0' } }],
    ['a group', { id: 'true_1203630@g.us_3EB0B0_5511888887777@c.us' }],
    ['a received message', { id: 'false_5511888887777@c.us_3EB0B0' }],
    ['a reserved id', { id: '3EB0B0' }],
  ])('is found in the shape of %s', (_, message) => {
    expect(bareMessageIdOf(message)).toBe('3EB0B0');
  });

  it('is the bare one of two that are given', () => {
    expect(bareMessageIdOf({ key: { id: 'BARE' }, id: serialized })).toBe('BARE');
  });

  it.each([
    null,
    undefined,
    '',
    [],
    {},
    { id: '' },
    { id: 5 },
    { key: {} },
    { id: 'true_39@c.us' },
    { id: 'a b' },
  ])('is missing from %j', (message) => {
    expect(bareMessageIdOf(message)).toBeNull();
  });

  it('never holds a chat or a direction, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (other, text) => {
        for (const message of [other, { id: other }, { id: text }, { key: { id: text } }]) {
          expect(bareMessageIdOf(message) ?? 'A').toMatch(/^[^_@\s]+$/);
        }
      }),
    );
  });
});
