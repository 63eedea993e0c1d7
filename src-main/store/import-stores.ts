import { Database } from './database.ts';
import { createHouseholdStore } from './household-store.ts';
import { createImportStore } from './import-store.ts';

/** For the thread of an import: a second connection to a store that the app has opened, and brought up to date, before. */
export function openImportStores(path: string) {
  const database = Database.open(path);
  return { households: createHouseholdStore(database), imports: createImportStore(database) };
}
