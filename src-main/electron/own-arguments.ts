/**
 * The arguments that are ours. Before them stand the program, and in development Chromium's switches and the path of
 * the app: `electron --no-sandbox out/main/index.js --data-dir …`.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const rest = argv.slice(1);
  if (packaged) return rest;
  const path = rest.findIndex((argument) => !argument.startsWith('-'));
  return path === -1 ? [] : rest.slice(path + 1);
}
