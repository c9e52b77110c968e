/** What the shell itself says in German. */
import type { english } from './english.ts';

export const german: typeof english = {
  tray: {
    open: 'Mneme öffnen',
    search: 'Suche',
    lock: 'Jetzt sperren',
    resume: 'Fortsetzen',
    pause15: '15 Minuten pausieren',
    pause60: '1 Stunde pausieren',
    pause: 'Pausieren bis zum Fortsetzen',
    quit: 'Mneme beenden',
  },
  status: {
    notAgreed: 'Keine Aufzeichnung: noch nicht zugestimmt',
    starting: 'Startet',
    recording: 'Zeichnet auf',
    failing: 'Keine Aufzeichnung: keine Aufnahme erreicht den Datenträger',
    goesOn: 'Die Aufzeichnung läuft weiter',
    withLast: (line, lastFrame) => `${line}, letzte Aufnahme ${lastFrame}`,
    paused: 'Pausiert bis zum Fortsetzen',
    pausedUntil: (time) => `Pausiert bis ${time}`,
    idle: 'Keine Aufzeichnung: niemand am Rechner',
    locked: 'Keine Aufzeichnung: Bildschirm gesperrt',
    suspended: 'Keine Aufzeichnung: Ruhezustand',
    battery: 'Keine Aufzeichnung: Akkubetrieb',
    ownWindows: 'Keine Aufzeichnung, solange das Fenster von Mneme zu sehen ist',
    excluded: 'Keine Aufzeichnung: ein ausgenommenes Fenster ist offen',
    diskFull: 'Keine Aufzeichnung: der Datenträger ist fast voll',
    engineDown: 'Keine Aufzeichnung: der Kern des Programms läuft nicht',
    quitting: 'Wird beendet',
    sealed: (line) => `Gesperrt. ${line}`,
    noneYet: 'noch keine',
    secondsAgo: (seconds) => `vor ${seconds} s`,
    minutesAgo: (minutes) => `vor ${minutes} min`,
    at: (time) => `um ${time}`,
  },
  quit: {
    picture: 'Das letzte Bild wird fertiggestellt.',
    reading: 'Was noch wartet, wird gelesen; der Rest nach dem nächsten Start.',
    conversations: 'Was in Gesprächen gesagt wurde, wird behalten.',
    database: 'Die Datenbank wird geschlossen.',
  },
  permission: {
    message: 'macOS erlaubt Mneme nicht, den Bildschirm aufzuzeichnen.',
    detail:
      'In den Systemeinstellungen unter „Datenschutz & Sicherheit“ › „Bildschirm- & Systemaudioaufnahme“ erlauben. Danach Mneme neu starten.',
    open: 'Systemeinstellungen öffnen',
    notNow: 'Nicht jetzt',
  },
  permissions: {
    screen: 'Bildschirm aufzeichnen',
    screenWayland:
      'Unter Wayland darf kein Programm von selbst auf den Bildschirm sehen, darum wird nichts aufgezeichnet.',
    screenWaylandRemedy:
      'Bei der Anmeldung eine Sitzung mit X11 (Xorg) wählen. Bildschirmfotos importieren geht auch so.',
    screenMac: 'macOS erlaubt Mneme nicht, den Bildschirm aufzuzeichnen.',
    screenMacRemedy:
      'In den Systemeinstellungen unter „Datenschutz & Sicherheit“ › „Bildschirm- & Systemaudioaufnahme“ erlauben. Danach Mneme neu starten.',
    screenGiven: 'Mneme darf Bilder der Bildschirme machen.',
    windows: 'Namen von Anwendungen und Fenstern',
    windowsMac:
      'Ohne das lassen sich Ausnahmen nach Titel oder Website nicht einhalten, darum bleibt mehr weg als verlangt.',
    windowsMacRemedy:
      'In den Systemeinstellungen unter „Datenschutz & Sicherheit“ › „Bedienungshilfen“ erlauben.',
    windowsUnknown:
      'Dieses System sagt nicht, welches Fenster offen ist: Was eine Regel meinen könnte, bleibt weg.',
    windowsRemedy: 'Das Paket x11-utils (xprop und xwininfo) installieren, danach Mneme neu starten.',
    windowsNoRemedy: 'Hier lässt sich nichts dagegen tun.',
    windowsGiven: 'Mneme sieht, welche Anwendung vorn ist; so gelten die Ausnahmen.',
    keys: 'Der Schlüsselspeicher des Systems',
    keysBasic:
      'Es gibt keinen Schlüsselbund, darum liegt der Schlüssel neben den Daten: Eine kopierte Datenbank ist geschützt, die Dateien sind es nicht.',
    keysRemedyLinux: 'GNOME Keyring oder KWallet einrichten und Mneme neu starten.',
    keysRemedy: 'Den Schlüsselbund des Kontos entsperren und Mneme neu starten.',
    keysGiven: 'Der Schlüssel zu den Erinnerungen liegt im Schlüsselspeicher des Kontos.',
  },
  quickEntry: 'Mneme: Schnelleingabe',
  settingsFile: 'Einstellungen aus einer Datei übernehmen',
};
