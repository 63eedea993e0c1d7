import type { MapProblem } from '../domain/guests/import/map/map-columns.ts';

/** A person can help: what the columns hold was not understood, but there are some. */
export function isReadable(problem: MapProblem): boolean {
  return problem !== 'IMPORT_EMPTY';
}
