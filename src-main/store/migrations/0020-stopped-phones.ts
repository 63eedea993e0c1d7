/** Phones that want no more messages, whichever household they belong to, and what nobody has seen yet. */
export const stoppedPhones = `
CREATE TABLE stopped_phone (
  -- The phone where it is known, else the hidden user id.
  sender TEXT PRIMARY KEY,
  stopped_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO stopped_phone (sender, stopped_at)
  SELECT incoming_message.sender, household.opted_out_at
  FROM household
  JOIN household_event ON household_event.seq = (
    SELECT max(seq) FROM household_event WHERE household = household.id AND name = 'OPTED_OUT')
  JOIN incoming_message ON incoming_message.message_id = household_event.details ->> 'message'
  WHERE household.opted_out_at IS NOT NULL;

-- What came in before is taken for seen.
ALTER TABLE incoming_message ADD COLUMN seen INTEGER NOT NULL DEFAULT 1 CHECK (seen IN (0, 1));
CREATE INDEX incoming_unseen ON incoming_message (sender) WHERE seen = 0;
`;
