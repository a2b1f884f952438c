export const dropIn = {
  'dropIn.title': { de: 'Meine Eingangsseite', en: 'My drop-in page' },
  'dropIn.about': {
    de: 'Auf dieser Seite kann Ihnen jeder zuerst schreiben, verschlüsselt und ohne Konto. Absender geben vorher einen Code aus ihrem Postfach ein.',
    en: 'On this page anybody can write to you first, encrypted and without an account. Before that, senders enter a code from their mailbox.',
  },
  'dropIn.open': { de: 'Eingangsseite anbieten', en: 'Offer my drop-in page' },
  'dropIn.isOpen': { de: 'Die Seite ist geöffnet.', en: 'The page is open.' },
  'dropIn.isClosed': {
    de: 'Die Seite ist geschlossen. Ihr Name bleibt Ihnen, auch wenn Sie sie später wieder öffnen.',
    en: 'The page is closed. Its name stays yours, even if you open it again later.',
  },
  'dropIn.link': { de: 'Link für Briefkopf und Signatur', en: 'Link for letterhead and signature' },
  'dropIn.copy': { de: 'Link kopieren', en: 'Copy link' },
  'dropIn.code': { de: 'QR-Code mit dem Link {link}', en: 'QR code with the link {link}' },
  'dropIn.saveSvg': { de: 'QR-Code als SVG', en: 'QR code as SVG' },
  'dropIn.savePng': { de: 'QR-Code als PNG', en: 'QR code as PNG' },
  'dropIn.certified': {
    de: 'Ihr Schlüssel ist von der Behörde bestätigt. Sein Fingerabdruck:',
    en: 'Your key is certified by the authority. Its fingerprint:',
  },
  'dropIn.uncertified': {
    de: 'Ihr Schlüssel ist noch nicht von der Behörde bestätigt. Für die IT, sein Fingerabdruck:',
    en: 'Your key is not certified by the authority yet. For your IT, its fingerprint:',
  },
} as const;
