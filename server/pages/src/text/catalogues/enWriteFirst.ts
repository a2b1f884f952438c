import type { WriteFirstMessages } from './deWriteFirst.ts';

export const writeFirst: WriteFirstMessages = {
  'finding.title': 'Opening the page',

  'choose.title': 'Who would you like to write to?',
  'choose.lead': 'Your message is encrypted in your browser. The next page says who can read it.',
  'choose.none.title': 'There is nobody to write to here at present',
  'choose.none':
    'You cannot write to this authority here yet. If you have a link or a QR code from a letter, use that.',

  step: 'Step {step} of 3',
  'who.title': 'Write securely to {owner}',
  'who.lead':
    'Send messages and files encrypted. All you need is an email address: no account and no program.',
  'who.form': 'Who is writing?',
  'who.name': 'Your name',
  'who.nameEmpty': 'Enter your name so that {owner} knows who is writing.',
  'who.address': 'Your email address',
  'who.addressHint': 'A code goes to this address now, and the reply later.',
  'who.addressWrong': 'This is not an email address. It looks like this: name@example.org',
  'who.submit': 'Request code',
  'who.busy': 'The code is being sent. This may take a moment.',
  'who.visitOver':
    'Your confirmation is no longer valid. Request a new code. Your text is still there; please choose your files again.',

  'code.title': 'Enter the code',
  'code.lead': 'A code of six digits is on its way to {address}. It shows {owner} that the address is yours.',
  'code.label': 'Six-digit code',
  'code.hint': 'It is valid for ten minutes.',
  'code.malformed': 'The code has exactly six digits.',
  'code.wrong': 'The code is wrong or no longer valid. Use the one from the latest email.',
  'code.submit': 'Continue',
  'code.busy': 'Checking the code.',
  'code.again': 'Request a new code',
  'code.sentAgain':
    'A new code has been requested. At most three go to a mailbox in an hour. If none arrives, look in the spam folder or try again in an hour.',
  'code.change': 'Change address',
  'code.nothing.title': 'No email?',
  'code.nothing': 'Look in your spam folder and check the address. At most three codes an hour are sent.',

  'letter.title': 'Your message to {owner}',
  'letter.confirmed': 'Your address {address} is confirmed.',
  'letter.arrived':
    'What you sent last has arrived completely. You need not send it again. {owner} will tell you the password of the reply on the phone.',
  'letter.submit': 'Send securely',
  'letter.newCode': 'Request a new code',

  'key.title': 'Who can read this?',
  'key.only':
    'Only {owner}. Your message is encrypted for the key of {address} in your browser already; the server cannot read it.',
  'key.onlyArchive':
    'Only {owner} and the authority’s archive. Your message is encrypted in your browser for the key of {address} and that of the archive; the server cannot read it.',
  'key.archive': 'The authority’s archive can read what you write here, too.',
  'key.archiveFingerprint': 'Fingerprint of the archive',
  'key.certified': 'Key certified by {organisation}',
  'key.certifiedWhy':
    '{organisation} has certified with its own key that this key belongs to {address}. This browser has checked that. If you want to be sure, compare the authority’s fingerprint on the phone or with the one on a letter from it, if it is there.',
  'key.firstUse': 'Key not certified by the authority',
  'key.firstUseWhy':
    'The authority has no key of its own to certify this. The first time, you trust what this page shows. For very confidential matters, call and compare the fingerprint.',
  'key.fingerprint': 'Fingerprint of {owner}',
  'key.organisation': 'Fingerprint of the authority',

  'sending.title': 'Your message is being sent',

  'sent.title': 'Your message has arrived',
  'sent.intro': '{owner} has been notified. Keep this confirmation: its password opens the reply.',
  'sent.again': 'Write another message',
  'sent.password': 'Password for the reply',
  'sent.passwordWhy':
    'The reply comes as a link to {address}. It opens with this password. Print the confirmation or write the password down: it is in no email. If it is lost, {owner} tells you by phone.',

  'failed.notFound': 'Nobody can be written to at this address',
  'failed.notFoundAdvice': 'Perhaps there is a typing error, or the page was closed. Ask the authority.',
  'failed.uncertified': 'This page is not accepting messages at the moment',
  'failed.uncertifiedAdvice':
    'The key that the server offers is not certified by the authority. So that no stranger reads along, nothing is encrypted. Tell the authority, preferably by phone.',
  'failed.archiveAdvice':
    'The authority’s archive must be able to read what is written here, but its key is missing or not in order. For now, nothing is accepted. Tell the authority, preferably by phone.',
  'failed.daily':
    'A great deal has come from your address in the last 24 hours. Try again later, with fewer or smaller files. Your text is still there.',
  'failed.closed': 'The page was closed in the meantime. Your message has not arrived.',
};
