/** A time that may stand in a file name on every system: `2026-05-04T08-00-00`. `at`: epoch milliseconds. */
export function fileTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
}
