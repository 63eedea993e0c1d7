/** What was expected when the latest round began stays, so that one sees later how it went. Times and counts alone. */
export const firstPlan = `
ALTER TABLE event ADD COLUMN first_plan TEXT CHECK (first_plan IS NULL OR json_valid(first_plan));
`;
