/** What a model's reply to the question for memories holds. Pure. */

/** More than this in one reply is no list of facts. */
const maxFacts = 50;
const maxFactChars = 1_000;

/**
 * The facts of a reply, one a line; none where it says that there is nothing (the token in any case, with punctuation or
 * quotation marks around it, alone or on a line of its own).
 */
export function factsOfReply(reply: string, noReplyToken: string): string[] {
  const nothing = lettersOf(noReplyToken);
  const facts: string[] = [];
  for (const line of withoutFence(reply).split(/\r\n|\n|\r/)) {
    const fact = line
      .replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, '')
      .replace(/^["'“”„«»‘’]+|["'“”„«»‘’]+$/g, '')
      .trim();
    if (fact === '' || !/[\p{L}\p{N}]/u.test(fact)) continue;
    // Where it also says that there is nothing, it has nothing to say.
    if (lettersOf(fact) === nothing) return [];
    if (facts.length < maxFacts && !facts.includes(fact)) facts.push(fact.slice(0, maxFactChars));
  }
  return facts;
}

function withoutFence(reply: string): string {
  return reply.replaceAll(/^\s*```.*$/gm, '');
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
