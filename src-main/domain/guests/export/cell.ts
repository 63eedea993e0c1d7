/** What stands in a cell: a text, or a number a spreadsheet can add up. */
export type Cell = string | number;
