/** One person who was forgotten is written to no more, and does not come back with a backup from before. */
export const whoIsForgottenStaysSo = `
-- Tried, and of its household still: what may have arrived counts, and never leaves again.
ALTER TABLE whatsapp_message_queue ADD COLUMN barred_at INTEGER;

-- A place among people, and no name.
CREATE TABLE forgotten_guest (
  household TEXT NOT NULL,
  position INTEGER NOT NULL,
  people INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (household, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER message_stays_barred BEFORE UPDATE OF status, barred_at ON whatsapp_message_queue
WHEN OLD.barred_at IS NOT NULL AND (NEW.barred_at IS NULL OR NEW.status IN ('PENDING', 'SENDING', 'UNCONFIRMED'))
BEGIN
  SELECT RAISE(ABORT, 'a message to somebody who was forgotten is never sent');
END;
`;
