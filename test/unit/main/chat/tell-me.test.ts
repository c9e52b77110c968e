import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../../src-main/chat/tell-me.ts';

describe('readInstruction', () => {
  it.each([
    ['Remember that my bike is locked with the blue key', 'my bike is locked with the blue key'],
    ['please remember: the spare key is with Ana', 'the spare key is with Ana'],
    ["Don't forget that rent is due on the 3rd.", 'rent is due on the 3rd.'],
    ['note that ACME pays late', 'ACME pays late'],
    ['Merk dir, dass Jonas keine Nüsse verträgt', 'Jonas keine Nüsse verträgt'],
    ['Vergiss nicht, dass die Miete am 3. fällig ist', 'die Miete am 3. fällig ist'],
    ['Souviens-toi que le code du portail a changé', 'le code du portail a changé'],
    ["n'oublie pas que Zoé arrive lundi", 'Zoé arrive lundi'],
    ['Recuerda que el coche está en el taller', 'el coche está en el taller'],
    ['no olvides que la cita es el lunes', 'la cita es el lunes'],
  ])('takes “%s” as something to remember', (text, told) => {
    expect(readInstruction(text)).toEqual({ kind: 'remember', text: told });
  });

  it.each([
    ['Forget that I live in Berlin.', 'I live in Berlin'],
    ['forget about the Lisbon trip', 'the Lisbon trip'],
    ['Delete the memory about Tom', 'Tom'],
    ['Vergiss, dass ich in Berlin wohne', 'ich in Berlin wohne'],
    ["oublie que j'habite à Lyon", "j'habite à Lyon"],
    ['Olvida que vivo en Madrid', 'vivo en Madrid'],
  ])('takes “%s” as something to forget', (text, told) => {
    expect(readInstruction(text)).toEqual({ kind: 'forget', text: told });
  });

  it.each([
    ["That's wrong, it is on Tuesday", 'on Tuesday'],
    ['that is not right: the budget is 4,000', 'the budget is 4,000'],
    ['No, it is Anna who leads it', 'Anna who leads it'],
    ['Das stimmt nicht, es ist der 4. Mai', 'der 4. Mai'],
    ['Das ist falsch. Das Treffen ist in Köln', 'Das Treffen ist in Köln'],
    ["C'est faux, c'est mardi", 'mardi'],
    ['Eso es falso, es el martes', 'el martes'],
  ])('takes “%s” as a correction', (text, told) => {
    expect(readInstruction(text)).toEqual({ kind: 'correct', text: told });
  });

  it.each([
    'What did I read about boats?',
    'Do you remember the invoice of ACME?',
    'remember the invoice?',
    'remember when we met',
    'forget it',
    'Forget that!',
    'That is wrong',
    'Notes of the meeting with Paul',
    'I forgot my umbrella',
    'Merkel war Kanzlerin',
    'remember',
    '',
  ])('leaves “%s” to the chat', (text) => {
    expect(readInstruction(text)).toBeNull();
  });
});
