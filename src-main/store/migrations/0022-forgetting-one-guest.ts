/** Of an answer the name, the menu and the words of somebody who is forgotten may go; who comes stays counted. */
export const forgettingOneGuest = `
DROP TRIGGER rsvp_answer_is_append_only;
CREATE TRIGGER rsvp_answer_is_append_only
  BEFORE UPDATE OF seq, id, household_id, source, rsvp, adults, children, guests, note, message_id, external_id,
    change_id, automatic, answered_at, recorded_at ON rsvp_answer
WHEN (OLD.seq, OLD.id, OLD.household_id, OLD.source, OLD.rsvp, OLD.adults, OLD.children, OLD.message_id,
    OLD.external_id, OLD.change_id, OLD.automatic, OLD.answered_at, OLD.recorded_at)
  IS NOT (NEW.seq, NEW.id, NEW.household_id, NEW.source, NEW.rsvp, NEW.adults, NEW.children, NEW.message_id,
    NEW.external_id, NEW.change_id, NEW.automatic, NEW.answered_at, NEW.recorded_at)
  OR (NEW.note <> OLD.note AND NEW.note <> '')
  OR json_array_length(NEW.guests) <> json_array_length(OLD.guests)
  OR EXISTS (
    SELECT 1 FROM json_each(OLD.guests) AS was JOIN json_each(NEW.guests) AS becomes ON becomes.key = was.key
    WHERE becomes.value <> was.value
      AND (becomes.value ->> 'name' <> '' OR becomes.value ->> 'dietary' IS NOT NULL
        OR (becomes.value ->> 'coming') IS NOT (was.value ->> 'coming')))
BEGIN
  SELECT RAISE(ABORT, 'an answer is never changed');
END;
`;
