/** The file that starts a program with a Linux session, by the Desktop Entry Specification. */
export function autostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Each argument in quotes: a backslash is read once as part of the file and once as part of the command. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  return `"${inQuotes.replaceAll('%', '%%').replaceAll('\n', '\\n')}"`;
}

/** Whether two entries start on the same data directory; the program itself may have another path by now. */
export function hasSameDirectory(one: string, other: string): boolean {
  const [a, b] = [one, other].map(
    (entry) => /^Exec=.*"--data-dir" "((?:[^"\\]|\\\\.|\\n)*)"/m.exec(entry)?.[1],
  );
  return a !== undefined && a === b;
}
