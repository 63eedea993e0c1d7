/** A store that was put back from a backup says so until the admin goes on; an invitation may follow another on purpose. */
export const careOfTheStore = `
ALTER TABLE event ADD COLUMN restored_from INTEGER;

-- Of an invitation: the id of the one that was queued after it on purpose.
ALTER TABLE whatsapp_message_queue ADD COLUMN superseded_by TEXT;

DROP INDEX one_invitation_per_household;
-- A household has one invitation, whatever clicks, retries or programs ask for. One that was cancelled counts as long as
-- it may have arrived; one that the admin let another follow counts no more.
CREATE UNIQUE INDEX one_invitation_per_household ON whatsapp_message_queue (household_id)
  WHERE kind = 'INVITATION' AND superseded_by IS NULL
    AND (status <> 'CANCELLED' OR attempts > 0 OR message_id IS NOT NULL);
`;
