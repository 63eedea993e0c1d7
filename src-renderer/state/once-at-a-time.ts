/**
 * Runs `work` once at a time. Calls during a run ask for one more run after it, however many they are: the last run
 * starts after the last call, so what it brings is never older than what was announced.
 */
export function onceAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = null;
    }
  }

  return () => {
    again = true;
    running ??= run();
    return running;
  };
}
