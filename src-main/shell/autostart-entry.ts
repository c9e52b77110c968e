/** The desktop file with which a Linux session starts Mneme. */

/** An entry of the XDG autostart specification for a program at this path. */
export function autostartEntry(program: string): string {
  const quotedProgram = `"${program.replace(/["`$\\]/g, '\\$&')}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Mneme',
    "Comment=Your computer's memory, on your computer",
    `Exec=${quotedProgram} --hidden`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
