export type OnRows = (done: number, total: number) => void;

const everyRows = 2_000;

/** From where rows are written one after the other: tells now and then how many are. `at` counts from 0. */
export function tellRows(total: number, onRows: OnRows | undefined): (at: number) => void {
  return (at) => {
    const done = at + 1;
    if (onRows !== undefined && (done % everyRows === 0 || done === total)) onRows(done, total);
  };
}
