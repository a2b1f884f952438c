export const keys = {
  'keys.making': {
    de: 'Ihr persönlicher Schlüssel wird erzeugt …',
    en: 'Making your personal key …',
  },
  'keys.newTitle': { de: 'Ihr Wiederherstellungscode', en: 'Your recovery code' },
  'keys.newIntro': {
    de: 'Mit diesem Code lesen Sie Ihre Sendungen auch auf einem neuen Gerät. Er wird nur jetzt gezeigt, und niemand sonst kennt ihn, auch Ihre IT nicht.',
    en: 'With this code you can read your packages on a new device too. It is shown only now, and nobody else knows it, not even your IT department.',
  },
  'keys.newAdvice': {
    de: 'Drucken Sie ihn aus und verwahren Sie ihn wie einen Ersatzschlüssel. Ohne den Code und ohne dieses Gerät können Sie nicht mehr lesen, was an Sie verschlüsselt wurde.',
    en: 'Print it and keep it like a spare key. Without the code and without this device you can no longer read what was encrypted for you.',
  },
  'keys.code': { de: 'Wiederherstellungscode', en: 'Recovery code' },
  'keys.print': { de: 'Code drucken', en: 'Print code' },
  'keys.copy': { de: 'Code kopieren', en: 'Copy code' },
  'keys.confirm': {
    de: 'Ich habe den Code gedruckt oder sicher notiert.',
    en: 'I have printed the code or noted it safely.',
  },
  'keys.storing': { de: 'Wird gespeichert …', en: 'Storing …' },
  'keys.unlockTitle': { de: 'Neues Gerät', en: 'New device' },
  'keys.unlockIntro': {
    de: 'Auf diesem Gerät liegt Ihr Schlüssel noch nicht. Geben Sie den Wiederherstellungscode ein, den Sie beim ersten Mal ausgedruckt haben.',
    en: 'Your key is not on this device yet. Enter the recovery code that you printed the first time.',
  },
  'keys.unlockHint': {
    de: 'Groß- und Kleinschreibung und Striche sind gleichgültig.',
    en: 'Upper and lower case and hyphens make no difference.',
  },
  'keys.unlock': { de: 'Schlüssel holen', en: 'Get my key' },
  'keys.unlocking': { de: 'Wird geprüft …', en: 'Checking …' },
  'keys.lost': {
    de: 'Code verloren? Auf dem bisherigen Gerät können Sie weiterarbeiten. Ohne den Code und ohne dieses Gerät können Sie nicht mehr lesen, was an Sie verschlüsselt wurde; auch Ihre IT kann den Schlüssel nicht wiederherstellen.',
    en: 'Lost the code? You can go on working on your previous device. Without the code and without that device you can no longer read what was encrypted for you; your IT department cannot restore the key either.',
  },
  'keys.sheetTitle': { de: 'Siegelpost: Wiederherstellungscode', en: 'Siegelpost: recovery code' },
  'keys.sheetFor': { de: 'Für {name} ({address})', en: 'For {name} ({address})' },
  'keys.sheetFingerprint': { de: 'Fingerabdruck des Schlüssels', en: 'Fingerprint of the key' },
  'keys.sheetAdvice': {
    de: 'Wer diesen Code und Zugang zu Ihrem Postfach hat, kann Ihre Sendungen lesen. Verwahren Sie das Blatt verschlossen.',
    en: 'Anyone with this code and access to your mailbox can read your packages. Keep this sheet locked away.',
  },
} as const;
