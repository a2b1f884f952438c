export const archive = {
  'archive.checking': {
    de: 'Der Schlüssel des Archivs wird geprüft …',
    en: 'The archive’s key is being checked …',
  },
  'archive.title': {
    de: 'Das Archiv der Behörde kann mitlesen',
    en: 'The authority’s archive can read this too',
  },
  'archive.certified': {
    de: 'Die Richtlinie verlangt, dass diese Sendung und die Antworten darauf auch für „{name}“ verschlüsselt werden. Der Schlüssel ist von der Behörde bestätigt. Fingerabdruck:',
    en: 'The policy requires that this package and the replies to it are also encrypted for “{name}”. The authority has certified the key. Fingerprint:',
  },
  'archive.firstUse': {
    de: 'Die Richtlinie verlangt, dass diese Sendung und die Antworten darauf auch für „{name}“ verschlüsselt werden. Ihre IT nennt Ihnen den Fingerabdruck zum Vergleichen:',
    en: 'The policy requires that this package and the replies to it are also encrypted for “{name}”. Your IT department will tell you the fingerprint to compare:',
  },
  'archive.unnamed': { de: 'das Archiv', en: 'the archive' },
  'archive.changedTitle': {
    de: 'Das Archiv hat einen anderen Schlüssel als bisher',
    en: 'The archive’s key has changed',
  },
  'archive.changed': {
    de: 'Damit niemand Fremdes mitliest: Fragen Sie Ihre IT, ob der Schlüssel gewechselt wurde, und vergleichen Sie den Fingerabdruck.',
    en: 'To make sure that no outsider can read it, ask your IT department whether the key was changed, and compare the fingerprint.',
  },
  'archive.accept': { de: 'Verglichen, er stimmt', en: 'Compared, it matches' },
  'archive.hindrance': {
    de: 'Ohne den geprüften Schlüssel des Archivs darf diese Sendung nicht hinaus.',
    en: 'This package must not be sent until the archive’s key has been checked.',
  },
} as const;
