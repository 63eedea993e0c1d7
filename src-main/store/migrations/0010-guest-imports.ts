/** What it takes to undo an import, and the columns a person once named. */
export const guestImports = `
ALTER TABLE guest_import ADD COLUMN undone_at INTEGER;
CREATE INDEX household_by_import ON household (import_id) WHERE import_id IS NOT NULL;

-- Households that were there before an import and that it changed or took off the list, as they were.
CREATE TABLE guest_import_before (
  import_id TEXT NOT NULL REFERENCES guest_import (id),
  household TEXT NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  PRIMARY KEY (import_id, household)
) STRICT, WITHOUT ROWID;

CREATE TABLE guest_import_mapping (
  header TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
