/** The secret of the personal links can be changed while links signed with the previous one are still out. */
export const linkRotation = `
-- Until then links signed with the previous secret count as well; the secret itself lies in the secret store.
ALTER TABLE event ADD COLUMN previous_secret_until INTEGER;
`;
