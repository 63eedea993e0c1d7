/** When a ban was heard of, on three clocks: within one run of the machine no wall clock ends it early or prolongs it. */
export const whenBansWereHeardOf = `
-- NULL while a ban stands = it was heard of before this was kept: it ends by the wall clock.
ALTER TABLE session ADD COLUMN restriction_wall INTEGER
  CHECK (restriction_wall IS NULL OR new_chats_restricted_until IS NOT NULL);
ALTER TABLE session ADD COLUMN restriction_uptime REAL
  CHECK ((restriction_uptime IS NULL) = (restriction_wall IS NULL));
ALTER TABLE session ADD COLUMN restriction_boot TEXT
  CHECK ((restriction_boot IS NULL) = (restriction_wall IS NULL));
`;
