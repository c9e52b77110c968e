/** German: what failed, by the code of the failure. */
import type { ErrorHeadlines } from '../error-headline.ts';

export const errorHeadlines: ErrorHeadlines = {
  'invalid-input': 'Diese Angabe passt nicht.',
  'not-found': 'Das gibt es nicht (mehr).',
  'not-allowed': 'Das ist nicht erlaubt.',
  conflict: 'Es wurde inzwischen anderswo geändert.',
  cancelled: 'Abgebrochen.',
  locked: 'Mneme ist gesperrt: erst entsperren.',
  'engine-unavailable': 'Das Gedächtnis läuft gerade nicht.',
  'store-newer': 'Die Datenbank stammt von einer neueren Version von Mneme.',
  'store-key': 'Die Datenbank lässt sich mit diesem Schlüssel nicht öffnen.',
  'store-damaged': 'Die Datenbank ist beschädigt.',
  'disk-full': 'Der Datenträger ist voll.',
  'model-server': 'Der Modellserver hat nicht geholfen.',
  'model-missing': 'Das mitgelieferte Modell fehlt oder ist ein anderes.',
  'image-damaged': 'Das Bild ist beschädigt.',
  passphrase: 'Die Passphrase fehlt oder ist eine andere.',
  unreadable: 'Eine Datei oder ein Ordner lässt sich nicht lesen oder schreiben.',
  'config-invalid': 'Die Einstellungsdatei enthält Fehler.',
  unsupported: 'Das geht auf diesem Rechner nicht.',
  internal: 'Ein Fehler in Mneme.',
};
