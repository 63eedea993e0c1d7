import type { InvariantReport } from '../../domain/queue/invariants.ts';
import type { Outcome } from '../check.ts';

/** `said`: what SQLite says of the whole file; `ok` when there is nothing to say. */
export function databaseHealthy(said: string): Outcome {
  return said === 'ok'
    ? { result: 'ok', code: 'DATABASE_HEALTHY' }
    : { result: 'failed', code: 'DATABASE_DAMAGED' };
}

/** Whether the log of each message leads to what is shown of it, and nobody was invited twice. */
export function storyCoherent({ checked, findings }: InvariantReport): Outcome {
  const broken = findings.filter(({ rule }) => rule !== 'FILE_DAMAGED');
  if (broken.length === 0) return { result: 'ok', code: 'STORY_COHERENT', values: { messages: checked } };
  const rules = [...new Set(broken.map(({ rule }) => rule))].join(', ');
  return { result: 'failed', code: 'STORY_BROKEN', values: { messages: broken.length, rules } };
}
