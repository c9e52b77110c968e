/** German: what each setting means. */
import type { SettingMeanings } from '../setting-meaning.ts';

export const settingMeanings: SettingMeanings = {
  'capture.intervalSeconds': 'Sekunden zwischen zwei Blicken auf den Bildschirm.',
  'capture.provider': 'Was die Bilder macht; „folder“ nimmt sie aus einem Ordner.',
  'capture.folder': 'Der Ordner für „folder“.',
  'capture.idleSeconds': 'So viele Sekunden ohne Eingabe, und nichts wird aufgezeichnet; 0 schaltet das ab.',
  'capture.onBattery': 'Wie im Akkubetrieb aufgezeichnet wird.',
  'reading.languages': 'Die Sprachen auf dem Bildschirm.',
  'reading.slowerOnBattery': 'Ob Bilder im Akkubetrieb gemächlicher gelesen werden.',
  'images.keep': 'Ob Bilder bleiben; sonst bleibt nur ihr Text.',
  'images.keepDays': 'Tage, nach denen ein Bild geht und sein Text bleibt; leer behält Bilder für immer.',
  'storage.stopBelowFreeMb':
    'Unter so vielen Megabyte freiem Platz hält die Aufzeichnung an; 20 % darüber geht sie weiter.',
  'performance.pictureQuality':
    'Wie fein Bilder aufgehoben werden. Weniger braucht weniger Platz und sieht gröber aus.',
  'performance.readingShare':
    'Lesen braucht höchstens so viel Prozent der Zeit; was wartet, wird später gelesen.',
  'backup.enabled': 'Ob jeden Tag eine Sicherung angelegt wird.',
  'backup.folder':
    'Wohin Sicherungen kommen, am besten auf einen anderen Datenträger; leer, bis ein Ordner ausgewählt ist.',
  'backup.atHour':
    'Die Stunde, ab der die Sicherung des Tages angelegt wird; eine verpasste wird nachgeholt.',
  'backup.keepDaily': 'Von so vielen Tagen bleibt die neueste Sicherung.',
  'backup.keepWeekly': 'Von so vielen Wochen bleibt die neueste Sicherung.',
  'backup.keepMonthly': 'Von so vielen Monaten bleibt die neueste Sicherung.',
  'exclusions.presetsOff':
    'Vorlagen, die ausgeschaltet sind; Sperrbildschirme und eigene Fenster bleiben trotzdem ausgenommen.',
  'exclusions.rules': 'Was nie aufgezeichnet wird: eigene Anwendungen, Titel und Websites.',
  'privacy.keepSecrets':
    'Ob ein entferntes Geheimnis versiegelt im Tresor auf seine Einordnung wartet; sonst ist es weg.',
  'privacy.personalData': 'Was außer Geheimnissen noch aus allem entfernt wird, was bleibt.',
  'privacy.rulesOff':
    'Ausgeschaltete Regeln zum Erkennen von Geheimnissen; was nur sie finden, bleibt stehen.',
  'privacy.keepQuestions':
    'Ob festgehalten wird, wonach im Suchfeld gefragt wird, damit die Einblicke es zeigen.',
  'lock.onScreenLock':
    'Ob Mneme sich mit dem Bildschirm und vor dem Ruhezustand sperrt, sobald es eine Passphrase hat.',
  'lock.idleMinutes':
    'Ohne Eingabe sperrt sich Mneme nach so vielen Minuten, sobald es eine Passphrase hat; 0 schaltet das ab.',
  'models.chatServer': 'Der Server, der im Chat antwortet; ohne ihn oder sein Modell wird nichts gesendet.',
  'models.chatModel': 'Das Modell, das im Chat antwortet.',
  'models.memoryServer':
    'Der Server, der aus Gesehenem und Gesagtem Erinnerungen macht; ohne ihn wird nichts gesendet.',
  'models.memoryModel': 'Das Modell, das Erinnerungen macht.',
  'models.callsPerDay': 'Anfragen an einem Tag, für beide Modelle zusammen; leer für keine Grenze.',
  'models.tokensPerDay': 'Tokens an einem Tag, für beide Modelle zusammen; leer für keine Grenze.',
  'models.costPerDay':
    'Was beide an einem Tag kosten dürfen, in der Währung der Preise; leer für keine Grenze.',
  'models.prices': 'Was eine Million Tokens kostet, nach dem Namen des Modells.',
  'window.language': 'Die Sprache des Fensters und des Symbols in der Leiste.',
  'window.theme': 'Wie das Fenster aussieht.',
  'window.contrast': 'Wie stark sich Text und Linien abheben.',
  'window.textSize': 'Größe von allem im Fenster, in Prozent.',
  'window.startAtLogin': 'Ob Mneme bei der Anmeldung startet.',
  'window.searchShortcut': 'Öffnet das Suchfeld über allem, was vorn ist; leer für keine Tasten.',
  'window.quickEntryShortcut': 'Öffnet das kleine Fenster der Schnelleingabe; leer für keine Tasten.',
  'keys.palette': 'Öffnet die Liste aller Aktionen.',
  'keys.search': 'Geht zum Suchfeld.',
  'keys.help': 'Zeigt alle Tasten.',
  'keys.timeline': 'Geht zur Zeitleiste.',
  'keys.memories': 'Geht zu den Erinnerungen.',
  'keys.organise': 'Geht zu Kategorien, Schlagwörtern, Regeln und Aufräumen.',
  'keys.chat': 'Geht zum Chat.',
  'keys.conversationMemory': 'Geht zum Gesprächsgedächtnis.',
  'keys.insights': 'Geht zu den Einblicken.',
  'keys.privacy': 'Geht zum Datenschutz.',
  'keys.performance': 'Geht zur Leistung.',
  'keys.exchange': 'Geht zu Export und Import.',
  'keys.settings': 'Geht zu den Einstellungen.',
  'memory.backend':
    'Wo das Gesprächsgedächtnis liegt: mem0 (mit Vektoren), file (in Markdown-Dateien) oder none (nirgends).',
  'memory.teamReadsMemberMemory': 'Ob ein Team das eigene Gedächtnis seiner Mitglieder lesen darf.',
  'memory.embedderProvider':
    'Wer die Vektoren des Gesprächsgedächtnisses berechnet: local (dieses Gerät), openai, ollama oder ein anderer Server nach seiner Adresse.',
  'memory.embedderModel': 'Das Modell, das die Vektoren berechnet; local braucht keines.',
  'memory.embedderHost': 'Der Server, der die Vektoren berechnet; openai und ollama haben einen eigenen.',
  'memory.embedderDimensions': 'Zahlen in jedem Vektor, wo das Modell die Wahl lässt.',
  'memory.llmProvider':
    'Wer das Modell für die Gedächtnisarbeit betreibt: openai, ollama oder ein anderer Server nach seiner Adresse.',
  'memory.llmModel':
    'Das Modell für alle Gedächtnisarbeit, auch am Gesehenen; leer nimmt das von models.memory.',
  'memory.llmHost': 'Der Server dieses Modells; openai und ollama haben einen eigenen.',
  'memory.llmTemperature': 'Wie frei dieses Modell schreibt; leer für so wenig wie möglich.',
  'memory.filePath':
    'Der Ordner der Markdown-Dateien, von config.yaml oder von ~ aus; leer für memory_files im Datenordner.',
  'memory.fileEntrypoint': 'Die Datei, deren erste Zeilen in jedem Prompt stehen.',
  'memory.fileMaxEntrypointLines': 'Wie viele Zeilen dieser Datei im Prompt stehen.',
  'memory.searchMode': 'Wie das Gesprächsgedächtnis durchsucht wird.',
  'memory.flushEnabled': 'Ob Gespräche von selbst in den Dateien gemerkt werden.',
  'memory.flushIntervalSeconds':
    'So lange wird höchstens gewartet, bis wieder nachgesehen wird, in Sekunden.',
  'memory.flushIdleSeconds': 'Sekunden ohne ein Wort, nach denen ein Gespräch gemerkt wird.',
  'memory.flushMaxDirtyAgeSeconds':
    'Nach so vielen Sekunden wird ein Gespräch gemerkt, auch wenn noch gesprochen wird.',
  'memory.flushStaleTtlSeconds':
    'Nach so vielen Sekunden ist ein Gespräch lange überfällig und kommt zuerst, ohne Rücksicht auf die Grenzen.',
  'memory.flushMaxCrossSessionReprioritize':
    'Wie viele andere Gespräche eines Bereichs vorgezogen werden, wenn dort ein neues beginnt.',
  'memory.flushRetryCooldownSeconds':
    'Sekunden bis zum nächsten Versuch nach einem Fehlschlag; sie verdoppeln sich bis zur Grenze.',
  'memory.flushMaxRetryCooldownSeconds': 'Die längste Wartezeit nach Fehlschlägen, in Sekunden.',
  'memory.flushMaxSessionsPerCycle': 'Gespräche, die in einem Durchgang gemerkt werden.',
  'memory.flushMaxSessionsPerAgentPerCycle':
    'Gespräche eines Agenten, die in einem Durchgang gemerkt werden.',
  'memory.extractorNoReplyToken': 'Was das Modell antwortet, wenn nichts zu behalten ist.',
  'memory.extractorMaxMessagesPerFlush': 'Nachrichten, die dem Modell auf einmal gezeigt werden.',
  'memory.extractorMaxCharsPerFlush': 'Zeichen von Nachrichten, die dem Modell auf einmal gezeigt werden.',
  'memory.extractorMaxExtractionSeconds': 'Wie lange das Modell dafür brauchen darf, in Sekunden.',
  'memory.extractorMemorySnippets': 'Ähnliche Erinnerungen, die dem Modell gezeigt werden.',
  'memory.extractorSnippetMaxChars': 'Zeichen von jeder dieser Erinnerungen.',
  'agents.displayName': 'Der Name über den Antworten; leer für den Namen des Schlüssels.',
  'agents.role': 'Wofür der Agent da ist, in Worten für das Modell.',
  'agents.model': 'Das Modell, das für den Agenten antwortet; sonst das des Chats.',
  'agents.tools': 'Die Werkzeuge, die der Agent benutzen darf.',
  'agents.memoryBackend': 'Wo das Gedächtnis dieses Agenten liegt; sonst wie memory.backend sagt.',
  'agents.rooms': 'Die Räume, deren Gedächtnis der Agent liest.',
  'teams.displayName': 'Der Name des Teams; leer für den Namen des Schlüssels.',
  'teams.members': 'Die Agenten, die zum Team gehören.',
  'rooms.displayName': 'Der Name des Raums; leer für seine Kennung.',
};
