export const common = {
  'app.name': { de: 'Siegelpost', en: 'Siegelpost' },
  'app.loading': { de: 'Wird geladen …', en: 'Loading …' },
  'app.noItem': {
    de: 'Öffnen Sie eine E-Mail, um sicher zu senden oder eine Antwort zu lesen.',
    en: 'Open an email to send securely or to read a reply.',
  },
  'app.outsideOutlook': {
    de: 'Diese Seite gehört in den Aufgabenbereich von Outlook. Öffnen Sie dort eine E-Mail und klicken Sie im Menüband auf „Sicher senden“.',
    en: 'This page belongs in the task pane of Outlook. Open an email there and choose “Send securely” in the ribbon.',
  },
  'nav.label': { de: 'Bereiche', en: 'Sections' },
  'nav.send': { de: 'Senden', en: 'Send' },
  'nav.answer': { de: 'Antwort', en: 'Reply' },
  'nav.sent': { de: 'Gesendet', en: 'Sent' },
  'menu.account': { de: 'Konto von {address}', en: 'Account of {address}' },
  'menu.dropIn': { de: 'Meine Eingangsseite', en: 'My drop-in page' },
  'menu.signOut': { de: 'Abmelden', en: 'Sign out' },
  'menu.forget': {
    de: 'Abmelden und Schlüssel von diesem Gerät entfernen',
    en: 'Sign out and remove the key from this device',
  },
  'action.retry': { de: 'Erneut versuchen', en: 'Try again' },
  'action.cancel': { de: 'Abbrechen', en: 'Cancel' },
  'action.back': { de: 'Zurück', en: 'Back' },
  'action.continue': { de: 'Weiter', en: 'Continue' },
  'action.close': { de: 'Schließen', en: 'Close' },
  'action.copied': { de: 'Kopiert', en: 'Copied' },
  'action.copyFailed': {
    de: 'Outlook lässt das Kopieren nicht zu. Markieren Sie den Text und drücken Sie Strg+C.',
    en: 'Outlook does not allow copying. Select the text and press Ctrl+C.',
  },
} as const;
