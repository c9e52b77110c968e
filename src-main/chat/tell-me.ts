/**
 * Instructions that need no model: "remember that …", "forget …", "that is wrong, it is …", in English, German, French and
 * Spanish. Only a sentence that begins so and is no question counts; anything else is a question for the chat.
 */

export interface Instruction {
  readonly kind: 'remember' | 'forget' | 'correct';
  /** What is to be remembered or forgotten, or how it really is. */
  readonly text: string;
}

const politely = String.raw`(?:please,?\s+|bitte\s+|s['’]il te plaît,?\s+|s['’]il vous plaît,?\s+|por favor,?\s+)?`;
const gap = String.raw`(?:\s*[:,]\s*|\s+)`;
/** A whole word ended before the rest begins. */
const parted = String.raw`(?:${gap}|(?<=[\s:,;.!–—'’-]))`;
const rest = String.raw`(?<text>\S[\s\S]*)`;

/** Tried in this order: "don't forget that" is the opposite of "forget that". */
const forms: readonly { readonly kind: Instruction['kind']; readonly pattern: RegExp }[] = [
  ...[
    String.raw`(?:remember|note(?: down)?|keep in mind|make a note|memori[sz]e|(?:don['’]?t|do not) forget|never forget)(?:${gap}that|\s*:|,)?`,
    String.raw`(?:merke?|notiere?)(?:\s+(?:dir|mir|es dir))?(?:\s*[:,])?(?:\s+dass)?`,
    String.raw`(?:behalte?|denke? daran|vergiss nicht|vergessen sie nicht|merken sie sich)(?:\s*[:,])?(?:\s+dass)?`,
    String.raw`(?:souviens-toi|souvenez-vous|retiens|retenez|note[zr]?|rappelle-toi|n['’]oublie[zs]? pas)(?:\s+(?:bien\s+)?(?:que(?=\s)|qu['’]|de)|\s*:)`,
    String.raw`(?:recuerda|recuerde|anota|anote|no olvides|no olvide|ten en cuenta|apunta)(?:\s+que|\s*:)`,
  ].map((start) => ({ kind: 'remember' as const, pattern: expression(start) })),
  ...[
    String.raw`(?:forget|(?:delete|remove|erase) (?:the |your |that )?memor(?:y|ies))(?:\s+(?:about|of|that|what you know about))?`,
    String.raw`(?:vergiss|vergessen sie|lösche? (?:die |deine )?erinnerung(?:en)?)(?:\s*,?\s+dass|\s+(?:an|über|was du über))?`,
    String.raw`(?:oublie[zs]?|efface[zr]? (?:le |les |ton |tes )?souvenirs?)(?:\s+(?:que(?=\s)|de|du|des|sur)|\s+qu['’])?`,
    String.raw`(?:olvida|olvide|olvídate|borra (?:el |los |tu |tus )?recuerdos?)(?:\s+(?:de que|que|de|del|sobre))?`,
  ].map((start) => ({ kind: 'forget' as const, pattern: expression(start) })),
  ...[
    String.raw`(?:no,?\s+)?(?:that|this|it)(?:['’]s|\s+is|\s+was|\s+isn['’]t)\s+(?:wrong|incorrect|false|outdated|(?:not\s+)?(?:quite\s+)?(?:true|right|correct))(?:${end()}(?:actually,?\s+)?(?:(?:it|that|this)(?:['’]s|\s+is|\s+was|\s+should be)(?=\s))?)`,
    String.raw`(?:no,\s+it['’]?s|no,\s+it\s+(?:is|was)|correction\s*:)`,
    String.raw`(?:nein,?\s+)?(?:das|es)\s+(?:ist\s+(?:falsch|nicht\s+(?:richtig|wahr|korrekt))|stimmt\s+nicht)(?:${end()}(?:(?:es|das|richtig)\s+ist(?=\s))?)`,
    String.raw`(?:non,?\s+)?(?:c['’]est\s+(?:faux|inexact|incorrect)|ce\s+n['’]est\s+pas\s+(?:vrai|juste|correct|exact))(?:${end()}(?:c['’]est(?=\s))?)`,
    String.raw`(?:no,?\s+)?(?:eso\s+)?(?:(?:es|está)\s+(?:falso|mal|incorrecto|equivocado)|no\s+es\s+(?:verdad|correcto|cierto))(?:${end()}(?:es(?=\s))?)`,
  ].map((start) => ({ kind: 'correct' as const, pattern: expression(start) })),
];

/** Null where the text is no such instruction. What is asked back ("remember the meeting?") is a question. */
export function readInstruction(text: string): Instruction | null {
  const written = text.trim();
  if (isAsking(written)) return null;
  for (const { kind, pattern } of forms) {
    const told = pattern.exec(written)?.groups?.['text']?.trim().replace(/\s+/g, ' ');
    if (told && isTelling(kind, told)) return { kind, text: kind === 'forget' ? bare(told) : told };
  }
  return null;
}

/** Whether a text asks something, by its mark. */
export function isAsking(text: string): boolean {
  return /[?？؟]["”»)\s]*$/u.test(text);
}

/** "forget it" and "remember when we met" tell nothing that could be kept or found. */
function isTelling(kind: Instruction['kind'], told: string): boolean {
  const words = told.toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(words)) return false;
  if (kind === 'forget') return !/^(?:it|that|this|about it|es|das|ça|cela|eso|lo)[.!]*$/.test(words);
  if (kind === 'remember') return !/^(?:when|how|why|who|me)\s/.test(words);
  return true;
}

function bare(told: string): string {
  return told.replace(/[.!。！\s]+$/u, '');
}

function expression(start: string): RegExp {
  return new RegExp(`^${politely}${start}${parted}${rest}$`, 'iu');
}

/** What stands between the two halves of a correction; without a second half there is nothing to correct it to. */
function end(): string {
  return String.raw`\s*[,.;:!–—-]\s*`;
}
