/** German: locking, the passphrase, the recovery code. */
import type { lock as english } from '../en/lock.ts';

export const lock: typeof english = {
  again: 'Noch einmal',
  anewLead:
    'Für den Fall, dass Passphrase und Wiederherstellungscode verloren sind: Alles Aufgezeichnete und Gemerkte wird gelöscht, auch was versiegelt wartet. Mneme beginnt neu, mit einem neuen Schlüssel und ohne Passphrase.',
  anewStays:
    'Einstellungen und Sicherungen bleiben. Der alte Schlüssel liegt weiter neben dem neuen (key-before-….bin): Sicherungen ohne eigene Passphrase öffnen sich nur mit ihm.',
  asideAction: 'Beiseitelegen und neu beginnen',
  asideAsk: 'Beiseitelegen und neu beginnen …',
  asideLead:
    'Es wird nichts gelöscht: Der Datenordner bleibt, wie er ist, unter einem anderen Namen neben dem neuen liegen (data-without-key-…). Mneme beginnt mit leerem Gedächtnis und neuem Schlüssel.',
  asideThen:
    'Eine Sicherung mit Passphrase lässt sich danach zurückholen, unter Einstellungen → Sicherungen. Findet sich der Schlüssel wieder, den alten Ordner bei geschlossenem Mneme an seinen Platz legen.',
  asideTitle: 'Mit leerem Gedächtnis beginnen?',
  change: 'Ändern …',
  changeTitle: 'Passphrase ändern',
  close: 'Ist aufgeschrieben',
  code: 'Wiederherstellungscode',
  codeDone:
    'Er öffnet das Gedächtnis, wenn die Passphrase vergessen oder der Schlüsselspeicher dieses Rechners verloren ist.',
  codeHint: 'Sieben Gruppen zu vier Zeichen. Groß oder klein, Striche und Leerzeichen sind gleich.',
  codeNew: 'Neuen erstellen …',
  codeMake: 'Erstellen …',
  codeNone: 'Noch keiner. Ohne ihn kann niemand mehr öffnen, wenn die Passphrase vergessen ist.',
  codeOld: 'Erstellt. Er wurde einmal gezeigt; ein neuer macht den alten unbrauchbar.',
  codeOnce:
    'Aufschreiben oder drucken und nicht bei diesem Rechner aufbewahren. Er wird nur dieses eine Mal gezeigt, niemand kann ihn später nachsehen. Ein früher erstellter Code öffnet nichts mehr.',
  codeShow: 'Code zeigen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  current: 'Bisherige Passphrase',
  differs: 'Die beiden sind nicht gleich.',
  forgot: 'Vergessen? Mit dem Wiederherstellungscode öffnen',
  forgottenNow:
    'Der Wiederherstellungscode hat das Gedächtnis geöffnet. Jetzt eine neue Passphrase setzen; die alte ist dafür nicht nötig.',
  idle: 'Sperren, wenn niemand da ist',
  idleHint: 'Nach so vielen Minuten ohne Taste und Zeiger; 0 für nie.',
  lead: 'Gesperrt kann niemand etwas aus dem Gedächtnis lesen. Die Aufzeichnung läuft weiter: Was kommt, wird versiegelt, und nur die Passphrase öffnet es.',
  locked: 'Mneme ist gesperrt',
  lockedLead:
    'Das Gedächtnis öffnet sich mit der Passphrase. Was bis dahin aufgezeichnet wird, ist versiegelt und kommt danach hinzu.',
  lockNow: 'Jetzt sperren',
  lockNowAlso: 'sperren schließen versiegeln',
  lockNowHint: 'Auch im Symbol der Leiste und in der Befehlspalette.',
  lost: 'Dein Gedächtnis lässt sich nicht öffnen',
  lostAnew: 'Neu beginnen',
  lostAnewHint:
    'Was da ist, wird beiseitegelegt, nicht gelöscht. Danach lässt sich eine Sicherung mit ihrer Passphrase zurückholen, auch eine von einem anderen Rechner.',
  lostFile: 'Die Schlüsseldatei zurücklegen',
  lostFileHint:
    'Jede Sicherung hat key.bin, wie sie war. In den Datenordner kopiert, öffnet sie wieder, für dasselbe Konto auf demselben Rechner.',
  lostLead:
    'Der Schlüssel fehlt, ist beschädigt oder gehört zu einem anderen Konto. Es wurde nichts verändert. Bis es sich öffnet, lässt sich nichts suchen, und es wird nichts aufgezeichnet.',
  lostRing: 'Den Schlüsselbund entsperren',
  lostRingHint:
    'Wie gewohnt anmelden, den Schlüsselbund dieses Rechners entsperren, falls er fragt, dann noch einmal versuchen.',
  lostWays: 'Was sich tun lässt',
  minutes: 'min.',
  mistyped: 'Das ist kein Wiederherstellungscode: Ein Zeichen ist falsch, oder es fehlen welche.',
  next: 'Neue Passphrase',
  nextHint: 'Mindestens 8 Zeichen. Gut sind vier oder fünf Wörter in eigener Zusammenstellung.',
  noCode:
    'Ohne Passphrase und ohne Wiederherstellungscode kann niemand dieses Gedächtnis öffnen. Zu retten sind: die Einstellungen (config.yaml), die Protokolle und Sicherungen, deren eigene Passphrase bekannt ist.',
  onScreenLock: 'Mit dem Bildschirm sperren',
  onScreenLockHint: 'Auch wenn der Rechner in den Ruhezustand geht.',
  passphrase: 'Passphrase',
  passphraseNone:
    'Keine: Das Gedächtnis öffnet sich nach der Anmeldung mit dem Schlüsselspeicher dieses Rechners.',
  passphraseSet: 'Gesetzt. Sie wird bei jedem Start und nach dem Sperren verlangt.',
  quit: 'Mneme beenden',
  remove: 'Entfernen …',
  removeLead:
    'Das Gedächtnis öffnet sich dann wieder nach der Anmeldung mit dem Schlüsselspeicher dieses Rechners. Sperren geht nicht mehr.',
  removeNow: 'Entfernen',
  removeTitle: 'Passphrase entfernen?',
  save: 'Als Datei speichern …',
  set: 'Setzen …',
  setNow: 'Setzen',
  setTitle: 'Passphrase setzen',
  setWarning:
    'Sie steht nirgends. Ist sie vergessen und kein Wiederherstellungscode da, ist das Gedächtnis verloren. Als Nächstes einen Wiederherstellungscode erstellen.',
  showFolder: 'Datenordner zeigen',
  title: 'Sperre und Schlüssel',
  troubleLead:
    'Der Schlüsselspeicher dieses Rechners öffnet das Gedächtnis nicht. Der Wiederherstellungscode öffnet es.',
  tryAgain: 'Noch einmal versuchen',
  unlock: 'Entsperren',
  unlocking: 'Wird entsperrt …',
  usePassphrase: 'Mit der Passphrase öffnen',
  waitSeconds: 'Nächster Versuch in {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  wrong: 'Das ist nicht die Passphrase.',
  wrongCode: 'Dieser Code öffnet es nicht. Vielleicht wurde ein neuerer erstellt.',
};
