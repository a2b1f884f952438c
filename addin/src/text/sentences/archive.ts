export const archive = {
  'archive.checking': {
    de: 'Der Schlüssel des Archivs wird geprüft …',
    en: 'The archive’s key is being checked …',
  },
  'archive.title': {
    de: 'Das Archiv der Behörde kann mitlesen',
    en: 'The authority’s archive can read along',
  },
  'archive.certified': {
    de: 'Die Richtlinie verlangt, dass diese Sendung und die Antworten darauf auch für „{name}“ verschlüsselt werden. Der Schlüssel ist von der Behörde bestätigt. Fingerabdruck:',
    en: 'Policy demands that this package and the answers to it are encrypted for “{name}”, too. The authority has certified the key. Fingerprint:',
  },
  'archive.firstUse': {
    de: 'Die Richtlinie verlangt, dass diese Sendung und die Antworten darauf auch für „{name}“ verschlüsselt werden. Ihre IT nennt Ihnen den Fingerabdruck zum Vergleichen:',
    en: 'Policy demands that this package and the answers to it are encrypted for “{name}”, too. Your IT department tells you the fingerprint to compare:',
  },
  'archive.unnamed': { de: 'das Archiv', en: 'the archive' },
  'archive.changedTitle': {
    de: 'Das Archiv hat einen anderen Schlüssel als bisher',
    en: 'The archive has another key than before',
  },
  'archive.changed': {
    de: 'Damit niemand Fremdes mitliest: Fragen Sie Ihre IT, ob der Schlüssel gewechselt wurde, und vergleichen Sie den Fingerabdruck.',
    en: 'So that no stranger reads along: ask your IT department whether the key was changed, and compare the fingerprint.',
  },
  'archive.accept': { de: 'Verglichen, er stimmt', en: 'Compared, it is right' },
  'archive.hindrance': {
    de: 'Ohne den geprüften Schlüssel des Archivs darf diese Sendung nicht hinaus.',
    en: 'Without the checked key of the archive this package must not leave.',
  },
} as const;
