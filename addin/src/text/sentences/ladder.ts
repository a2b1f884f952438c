/** What a rung of the ladder (mailbox/ladder.ts) asks of the person; empty where it asks nothing. */
export const ladder = {
  'ladder.guided': { de: '', en: '' },
  'ladder.told': { de: '', en: '' },
  'ladder.by-hand': {
    de: 'Dieses Outlook hält E-Mails beim Senden nicht von selbst an. Klicken Sie hier auf „Sicher senden“, bevor Sie senden.',
    en: 'This Outlook does not hold emails by itself when you send them. Choose “Send securely” here before you send.',
  },
  'ladder.picker-only': {
    de: 'Dieses Outlook gibt Anlagen nicht heraus. Wählen Sie die Dateien hier aus und entfernen Sie sie selbst aus der E-Mail.',
    en: 'This Outlook does not hand out attachments. Choose the files here and remove them from the email yourself.',
  },
} as const;
