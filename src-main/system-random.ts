import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from './domain/random.ts';

export function systemRandom(): Random {
  return { unit: Math.random, id: randomUUID, bytes: (size) => new Uint8Array(randomBytes(size)) };
}
