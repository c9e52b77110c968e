/** What a reader of pictures takes for one another: characters of a group count as the same when a known text is looked for. */

const groups = ['0oq@', '1li|!', '5s$', '2z', '8b', '9g', '6g'];

const folds: Uint16Array = makeFolds();

/** The code of the character's group, or of its lower case; 0 where it is neither letter nor digit nor taken for one. */
export function foldCode(code: number): number {
  return code < folds.length ? folds[code]! : 0;
}

/** The folded text without anything that is no letter or digit. */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = foldCode(text.charCodeAt(at));
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}

function makeFolds(): Uint16Array {
  const table = new Uint16Array(128);
  for (let code = 48; code < 128; code++) {
    const letter = String.fromCharCode(code);
    if (/[0-9a-z]/i.test(letter)) table[code] = letter.toLowerCase().charCodeAt(0);
  }
  for (const group of groups) {
    for (const letter of group) {
      const code = group.charCodeAt(1);
      table[letter.charCodeAt(0)] = code;
      table[letter.toUpperCase().charCodeAt(0)] = code;
    }
  }
  return table;
}
