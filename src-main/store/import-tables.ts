/** Rows of what an import leaves behind, as `tables.ts` says them. */
export interface GuestImportRow {
  id: string;
  filename: string | null;
  summary: string;
  applied_at: number;
  undone_at: number | null;
}

export interface GuestImportBeforeRow {
  import_id: string;
  household: string;
  snapshot: string;
}

export interface GuestImportMappingRow {
  header: string;
  mapping: string;
  saved_at: number;
}
