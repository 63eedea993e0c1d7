/**
 * A WAHA that sends no files is a pause of its own. Messages refer to the sessions, so the CHECK on `paused_reason` stays
 * as it is and the finer cause stands beside it.
 */
export const pauseForFiles = `
ALTER TABLE session ADD COLUMN paused_cause TEXT
  CHECK (paused_cause IS NULL OR (paused_cause = 'WAHA_SENDS_NO_FILES' AND paused_reason IS 'TOO_MANY_BAD_REQUESTS'));
`;
