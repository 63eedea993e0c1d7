import { type Configuration, configurationDefaults } from '#contract/configuration.ts';
import type { ServiceParts } from './services.ts';

/** Whether somebody has worked in it: guests, messages, a phone that is or was linked, settings that were changed. */
export async function isInUse(
  { stores, settings, access }: Pick<ServiceParts, 'stores' | 'settings' | 'access'>,
  initial: Partial<Configuration>,
): Promise<boolean> {
  if ((await stores.households.counts()).households > 0) return true;
  if ((await stores.reader.counts()).total > 0) return true;
  const sessions = await stores.sessions.sessions();
  if (sessions.length > 1 || sessions.some(({ number }) => number !== null)) return true;
  if (sessions.some(({ wahaUrl }) => wahaUrl !== access.defaultUrl)) return true;
  return isChanged(settings.get(), { ...configurationDefaults, ...initial });
}

/** The language aside: who chooses theirs has not begun yet. */
function isChanged(present: Configuration, atStart: Configuration): boolean {
  const spoken = { language: atStart.language };
  const inOrder = (settings: Configuration) =>
    JSON.stringify(Object.entries({ ...settings, ...spoken }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return inOrder(present) !== inOrder(atStart);
}
