/** German: what is wrong in the settings file, line by line, and what may stand there. */
export const configLines = {
  '{file}, line {line}, column {column}: {message}': '{file}, Zeile {line}, Spalte {column}: {message}',
  '{file}: more is wrong below these lines.': '{file}: Weiter unten ist noch mehr falsch.',
  'the exported settings': 'den exportierten Einstellungen',
  'The disk is full: free some space.': 'Der Datenträger ist voll: Platz schaffen.',
  'Check that you may write there.': 'Prüfen, ob dort geschrieben werden darf.',
  'this is nested too deeply for a settings file.':
    'Das ist für eine Einstellungsdatei zu tief verschachtelt.',
  'its aliases stand for more than any settings file holds; write the values out.':
    'Die Aliasse stehen für mehr, als eine Einstellungsdatei enthält; die Werte ausschreiben.',
  'this is not valid YAML: {reason}.': 'Das ist kein gültiges YAML: {reason}.',
  'a quotation mark is not closed': 'ein Anführungszeichen wird nicht geschlossen',
  'behind a key a colon and a space are missing': 'hinter einem Schlüssel fehlen Doppelpunkt und Leerzeichen',
  'tabs are not allowed as indentation, only spaces':
    'zum Einrücken sind keine Tabulatoren erlaubt, nur Leerzeichen',
  'what belongs together must begin in the same column':
    'was zusammengehört, muss in derselben Spalte beginnen',
  'a second document begins here': 'hier beginnt ein zweites Dokument',
  'a value that begins with this character must stand in quotation marks':
    'ein Wert, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen',
  'after a backslash in quotation marks stands what means nothing; write two backslashes':
    'in Anführungszeichen folgt auf einen umgekehrten Schrägstrich etwas ohne Bedeutung; zwei umgekehrte Schrägstriche schreiben',
  'a second key or list begins on the same line':
    'in derselben Zeile beginnt ein zweiter Schlüssel oder eine Liste',
  'a key must stand on one line, with a colon behind it':
    'ein Schlüssel muss in einer Zeile stehen, mit einem Doppelpunkt dahinter',
  'a comma, a colon, a space or a bracket is missing':
    'es fehlt ein Komma, ein Doppelpunkt, ein Leerzeichen oder eine Klammer',
  'something stands here that cannot stand here': 'hier steht etwas, das hier nicht stehen kann',
  'merge keys ("<<") are not read here; write the keys out.':
    'Schlüssel zum Verschmelzen („<<“) werden hier nicht gelesen; die Schlüssel ausschreiben.',
  '"{key}" stands here already; remove one of the two.':
    '„{key}“ steht hier schon; einen der beiden Schlüssel entfernen.',
  'this file has more than {mostAliases} aliases; write the values out.':
    'Diese Datei hat mehr als {mostAliases} Aliasse; die Werte ausschreiben.',
  '"*{source}" stands inside of what it names.': '„*{source}“ steht in dem, was es benennt.',
  'there is no anchor "&{source}" above this line.': 'Über dieser Zeile gibt es keinen Anker „&{source}“.',
  'YAML takes {written} for a tag, because of the "!"; put it in quotation marks: "{written}".':
    'YAML hält {written} wegen des „!“ für ein Tag; in Anführungszeichen setzen: "{written}".',
  'there is no key "{key}".': 'Es gibt keinen Schlüssel „{key}“.',
  'there is no key "{key}"; perhaps "{meant}" is meant.':
    'Es gibt keinen Schlüssel „{key}“; vielleicht ist „{meant}“ gemeint.',
  'the file holds no keys; allowed are the sections {sections}.':
    'Die Datei enthält keine Schlüssel; erlaubt sind die Abschnitte {sections}.',
  '{key} is {found}; it holds keys, each on its own line below: {keys}.':
    '{key} ist {found}; darunter gehören Schlüssel, jeder in eine eigene Zeile: {keys}.',
  'names of your own': 'eigene Namen',
  '{key} is {found}; allowed is {allowed}.': '{key} ist {found}; erlaubt ist: {allowed}.',
  '{key}, item {item}, is {found}; allowed is {allowed}.':
    '{key}, Eintrag {item}, ist {found}; erlaubt ist: {allowed}.',
  '{section} holds the name {found}; allowed is {allowed}.':
    '{section} enthält den Namen {found}; erlaubt ist: {allowed}.',
  '{key} has no members; a team has at least two agents.':
    '{key} hat keine Mitglieder; ein Team hat mindestens zwei Agenten.',
  empty: 'leer',
  'a list of {count}': 'eine Liste mit {count}',
  'a group of keys': 'eine Gruppe von Schlüsseln',
  '{shown} (text)': '{shown} (Text)',
  '{shown} (a number)': '{shown} (eine Zahl)',
  '{shown} (true or false)': '{shown} (true oder false)',
  '{shown} (a value)': '{shown} (ein Wert)',
  '{one}, or {other}': '{one} oder {other}',
  'one of {values}': 'eines von {values}',
  'true or false': 'true oder false',
  'a whole number from {minimum} to {maximum}': 'eine ganze Zahl von {minimum} bis {maximum}',
  'a number from {minimum} to {maximum}': 'eine Zahl von {minimum} bis {maximum}',
  'a list, each item {item}': 'eine Liste, jeder Eintrag {item}',
  text: 'Text',
  'text of at most {maxLength} characters': 'Text mit höchstens {maxLength} Zeichen',
  'a name in small letters, such as local, openai or ollama':
    'ein Name in Kleinbuchstaben, etwa local, openai oder ollama',
  'the path of a folder': 'der Pfad eines Ordners',
  'the plain name of a file that ends in .md': 'der bloße Name einer Datei, die auf .md endet',
  'the address of a model server, such as http://localhost:11434/v1':
    'die Adresse eines Modellservers, etwa http://localhost:11434/v1',
  'a name of up to 63 letters, digits, "_", "-" or "."; it does not begin with a dot':
    'ein Name aus höchstens 63 Buchstaben, Ziffern, „_“, „-“ oder „.“, der nicht mit einem Punkt beginnt',
  'an id of up to 200 characters other than / \\ < > " | ? *; it ends in no dot and no space':
    'eine Kennung aus höchstens 200 Zeichen, keines davon / \\ < > " | ? *; sie endet weder auf einen Punkt noch auf ein Leerzeichen',
  'a list of ids of rooms': 'eine Liste von Kennungen von Räumen',
  'a list of at least two names of agents': 'eine Liste mit mindestens zwei Namen von Agenten',
  'one key (/), two after each other (g t) or one with mod+ (mod+k)':
    'eine Taste (/), zwei nacheinander (g t) oder eine mit mod+ (mod+k)',
  'a list of lines "application: name", "title: text", "site: host" or "text_only: application", each of 1 to 200 characters, `*` for any text':
    'eine Liste von Zeilen „application: Name“, „title: Text“, „site: Rechner“ oder „text_only: Anwendung“, jede mit 1 bis 200 Zeichen, `*` für beliebigen Text',
  "a list of at least one of Tesseract's language codes, such as eng, deu or chi_sim":
    'eine Liste mit mindestens einem der Sprachkürzel von Tesseract, etwa eng, deu oder chi_sim',
  'models by name, each with its price for a million tokens: `{example}`':
    'Modelle nach Namen, jedes mit seinem Preis für eine Million Token: `{example}`',
  '{subject} {words}': '{subject} {words}',
  'is {own}, which moves or works inside lists; take another key.':
    'ist {own}, was in Listen bewegt oder etwas auslöst; eine andere Taste nehmen.',
  'is "{own}", which {other} ("{others}") has already; take another.':
    'ist „{own}“, was {other} („{others}“) schon hat; eine andere Taste nehmen.',
  'is empty, but a model is given; name one of {providers}, or give the address of its server as host.':
    'ist leer, aber ein Modell ist angegeben; eines von {providers} nennen oder als host die Adresse des Servers angeben.',
  'is {longest}, less than retry_cooldown_seconds ({first}); the longest wait cannot be shorter than the first.':
    'ist {longest} und damit weniger als retry_cooldown_seconds ({first}); die längste Wartezeit kann nicht kürzer sein als die erste.',
  'is missing; every conversation that names no agent is with it.':
    'fehlt; mit diesem Agenten ist jedes Gespräch, das keinen nennt.',
  'names an agent twice; each belongs to a team once.':
    'nennt einen Agenten zweimal; jeder gehört nur einmal zu einem Team.',
  'and {other} would have the same memory; their names differ too little.':
    'und {other} hätten dasselbe Gedächtnis; ihre Namen unterscheiden sich zu wenig.',
  'names the room "{name}", which does not exist; add it below rooms, or take it out here.':
    'nennt den Raum „{name}“, den es nicht gibt; ihn unter rooms anlegen oder hier herausnehmen.',
  'names the room "{name}", which does not exist; perhaps "{meant}" is meant.':
    'nennt den Raum „{name}“, den es nicht gibt; vielleicht ist „{meant}“ gemeint.',
  'names the agent "{name}", which does not exist; add it below agents, or take it out here.':
    'nennt den Agenten „{name}“, den es nicht gibt; ihn unter agents anlegen oder hier herausnehmen.',
  'names the agent "{name}", which does not exist; perhaps "{meant}" is meant.':
    'nennt den Agenten „{name}“, den es nicht gibt; vielleicht ist „{meant}“ gemeint.',
  'is empty; this server needs the name of a model.':
    'ist leer; dieser Server braucht den Namen eines Modells.',
  'is empty; the provider "{provider}" needs the name of a model.':
    'ist leer; der Anbieter „{provider}“ braucht den Namen eines Modells.',
  'is empty; the provider "{provider}" is none that Mneme knows ({known}), so it needs the address of its server.':
    'ist leer; den Anbieter „{provider}“ kennt Mneme nicht (bekannt: {known}), darum wird die Adresse seines Servers gebraucht.',
  'is empty; the provider "{provider}" is none that Mneme knows ({known}), so it needs the address of its server, or perhaps "{meant}" is meant.':
    'ist leer; den Anbieter „{provider}“ kennt Mneme nicht (bekannt: {known}), darum wird die Adresse seines Servers gebraucht, oder vielleicht ist „{meant}“ gemeint.',
} as const;
