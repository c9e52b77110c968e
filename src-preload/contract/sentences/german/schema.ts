/** German: what a schema refuses of what was sent or read. */
export const schema = {
  'The request {name} does not fit: {problems}.': 'Die Anfrage {name} passt nicht: {problems}.',
  '{field}: {problem}': '{field}: {problem}',
  '{expected} is needed here': 'hier wird {expected} gebraucht',
  'a text': 'ein Text',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'a list': 'eine Liste',
  'a group of fields': 'eine Gruppe von Feldern',
  'it is no web address': 'das ist keine Webadresse',
  'it has not the form that is needed': 'es hat nicht die Form, die hier gebraucht wird',
  'it is none of {values}': 'es ist nichts von {values}',
  'there is no {keys}': '{keys} gibt es nicht',
  'it is no multiple of {divisor}': 'es ist kein Vielfaches von {divisor}',
  'it is none of what is allowed here': 'es ist nichts von dem, was hier erlaubt ist',
  'it is empty': 'es ist leer',
  'it is shorter than {minimum} characters': 'es ist kürzer als {minimum} Zeichen',
  'it has fewer than {minimum} entries': 'es hat weniger als {minimum} Einträge',
  'it is less than {minimum}': 'es ist kleiner als {minimum}',
  'it is longer than {maximum} characters': 'es ist länger als {maximum} Zeichen',
  'it has more than {maximum} entries': 'es hat mehr als {maximum} Einträge',
  'it is more than {maximum}': 'es ist größer als {maximum}',
  'name the memories (ids) or say what all of them have in common (all), not both':
    'entweder die Erinnerungen nennen (ids) oder sagen, was alle gemeinsam haben (all), nicht beides',
  'the range must end on or after its first day, and span eleven years at most':
    'der Zeitraum muss an seinem ersten Tag oder danach enden und höchstens elf Jahre umfassen',
  'only addresses that begin with http:// or https:// can be opened':
    'nur Adressen, die mit http:// oder https:// beginnen, lassen sich öffnen',
  'an address with a user name or password in it is not opened':
    'eine Adresse mit einem Benutzernamen oder Passwort darin wird nicht geöffnet',
  'a plain file name with an ending is needed': 'ein bloßer Dateiname mit einer Endung wird gebraucht',
  'this is no address of a model server; one looks like http://localhost:11434/v1':
    'das ist keine Adresse eines Modellservers; eine solche sieht aus wie http://localhost:11434/v1',
} as const;
