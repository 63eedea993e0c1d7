const pingMs = 5_000;

/** `/ping`, which needs no key: the moment in the `Date` header, epoch milliseconds; null when nobody answers. */
export async function ping(url: string): Promise<{ readonly date: number | null } | null> {
  try {
    const answer = await fetch(`${url}/ping`, { signal: AbortSignal.timeout(pingMs), redirect: 'error' });
    await answer.body?.cancel();
    const date = Date.parse(answer.headers.get('date') ?? '');
    return { date: Number.isNaN(date) ? null : date };
  } catch {
    return null;
  }
}
