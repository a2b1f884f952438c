export const level = {
  'level.label': { de: 'Einstufung', en: 'Classification' },
  'level.none': { de: 'Ohne Einstufung', en: 'Not classified' },
  'level.demands': { de: 'Diese Stufe verlangt: {demands}.', en: 'This level requires: {demands}.' },
  'level.mustEncrypt': { de: 'Verschlüsselung', en: 'encryption' },
  'level.password': { de: 'Passwort', en: 'a password' },
  'level.code': {
    de: 'Code an das Postfach der Empfängerin oder des Empfängers',
    en: 'a code to the recipient’s mailbox',
  },
  'level.expiry': {
    de: 'höchstens {days, plural, one {# Tag} other {# Tage}} abrufbar',
    en: 'available for {days, plural, one {# day} other {# days}} at most',
  },
  'level.refusedTitle': { de: 'Die Richtlinie lässt das nicht zu', en: 'The policy does not permit this' },
  'level.blocked': {
    de: 'Inhalte der Einstufung „{level}“ dürfen nicht mit Siegelpost versandt werden, auch nicht verschlüsselt. Verwenden Sie den dafür zugelassenen Weg.',
    en: 'Contents classified “{level}” must not be sent with Siegelpost, not even encrypted. Use the channel approved for them.',
  },
  'level.forbidden': {
    de: 'Inhalte der Einstufung „{level}“ dürfen nur an {domains} gehen, nicht an {people}. Ändern Sie Empfänger oder Einstufung.',
    en: 'Contents classified “{level}” may only go to {domains}, not to {people}. Change the recipients or the classification.',
  },
  'level.oneRecipient': {
    de: 'Diese Stufe verlangt einen Code an das Postfach: Schreiben Sie an genau eine Adresse.',
    en: 'This level requires a code to the mailbox: write to exactly one address.',
  },
  'level.passwordFixed': {
    de: 'Die gewählte Einstufung verlangt ein Passwort. Sie geben es am Telefon, per SMS oder Brief weiter.',
    en: 'The chosen classification requires a password. You pass it on by phone, text message or letter.',
  },

  'demand.level': {
    de: 'Muss verschlüsselt werden: wegen der Einstufung.',
    en: 'Must be encrypted: because of its classification.',
  },
  'demand.level-unknown': {
    de: 'Muss verschlüsselt werden: Die Einstufung ist unbekannt.',
    en: 'Must be encrypted: its classification is not known.',
  },
  'demand.protected-recipient': {
    de: 'Muss verschlüsselt werden: wegen {people}.',
    en: 'Must be encrypted: because of {people}.',
  },
  'demand.too-much-attached': {
    de: 'Muss verschlüsselt werden: mehr als {limit} angehängt.',
    en: 'Must be encrypted: more than {limit} attached.',
  },
} as const;
