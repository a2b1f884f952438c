import type { Messages } from './de.ts';

/** Every sentence of the pages in English. */
export const en: Messages = {
  'frame.skip': 'Skip to content',
  'frame.languages': 'Language',
  'frame.purpose': 'Encrypted messages and files',
  'frame.legal': 'Legal information',
  'frame.imprint': 'Imprint',
  'frame.privacy': 'Privacy',
  'frame.accessibility': 'Accessibility',
  'frame.contact': 'Questions?',
  'frame.contact.more': 'More ways to reach us',
  'frame.formalNotice':
    'A message sent this way is not formal service of a document. It does not start any period that requires formal service.',
  'frame.sealed':
    'Messages and files are encrypted and decrypted in your browser. The server cannot read them.',

  'action.retry': 'Try again',
  'action.checkAgain': 'Check again',
  'action.reload': 'Reload page',
  'action.cancel': 'Cancel',

  'paste.title': 'Collect a message',
  'paste.intro':
    'Did you get an email with a link? Paste the whole link here. It contains the character #, followed by the secret part: 27 characters.',
  'paste.label': 'Link from the email',
  'paste.hint': 'Copying and pasting is safest. Capital and small letters matter.',
  'paste.submit': 'Continue',
  'paste.another': 'Paste a link',
  'paste.noLink':
    'This is not a complete link. Copy all of it from the email once more, including the secret part after the character #.',
  'paste.broken.title': 'This link is incomplete',
  'paste.broken':
    'The secret part after the character # is missing. Some email programs cut it off. Paste the whole link here, or only the secret part: in the email it is in the last line below the link.',

  'answer.title': 'The reply is waiting for you in Outlook',
  'answer.intro': 'This page belongs to a notification for members of staff.',
  'answer.step1': 'In Outlook, open the email in which you clicked this link.',
  'answer.step2': 'There, click “Secure answers”.',
  'answer.step3': 'The pane shows the reply with all its files.',
  'answer.why': 'Only your Outlook has the key that opens the reply. A browser cannot show it.',

  'reading.title': 'Checking the link',
  waiting: 'Please wait …',

  'ask.title': 'A message for you',
  'ask.intro': '{author} has sent you an encrypted message.',
  'ask.author': 'From',
  'ask.address': 'Email address',
  'ask.sealedAt': 'Sent on',
  'ask.expiresAt': 'Available until',
  'ask.password': 'Password',
  'ask.passwordHint':
    '10 characters, for example 7K3‑MQ2‑VDXW. Capital or small letters, with or without hyphens: all are fine.',
  'ask.submit': 'Open message',
  'ask.busy': 'The message is being opened. This may take some seconds.',
  'ask.linkOnly':
    'You do not need a password. Anyone who has this link can read the message: do not pass it on.',
  'ask.empty': 'Enter the password.',
  'ask.malformed':
    'This cannot be the password: it has exactly 10 letters and digits. This did not count as an attempt.',
  'ask.wrong':
    'The password is not right. {tries, plural, =0 {You have no attempts left.} one {You have one attempt left.} other {You have # attempts left.}}',
  'ask.wait': 'You can try again in {duration}.',
  'ask.tooFast': 'After several wrong entries there has to be a pause. No attempt was used up.',
  'ask.waitOver': 'You can enter the password again now.',
  'ask.triesLeft': '{tries, plural, one {You have one attempt left.} other {You have # attempts left.}}',
  'ask.noPassword.title': 'Don’t have a password?',
  'ask.noPassword':
    '{author} tells you the password in another way: on the phone, by text message or by letter, not in the email. If this is a reply to you, the password so far usually still works. Did you write first? Then it is on your confirmation of receipt. Otherwise ask there, preferably by phone.',
  'ask.oneTime.title': 'Can be opened only once',
  'ask.oneTime':
    'Once opened, the message stays readable in this browser window (tab) for 24 hours, and nowhere after that. Keep it open and save what you want to keep.',
  'ask.mailSystem.title': 'This link passed through your email system',
  'ask.mailSystem':
    'A checking program changed the link and may therefore know it. You can open the message all the same. If it asks for no password and is especially confidential, ask the sender for a new link.',

  'ask.replace': 'Ask for a new link by email',
  'ask.replace.subject': 'Please send a new link',
  'ask.replace.body':
    'Hello,\n\nthe link to your encrypted message passed through a scanner of our email system. Please send me the message with a new link.\n\nKind regards',

  'code.title': 'The code from your mailbox',
  'code.intro': 'This message also needs a code. We have just sent it to the mailbox that the sender gave.',
  'code.label': 'Code',
  'code.hint': '6 digits from the email. It is valid for 10 minutes and once only.',
  'code.why':
    'The code shows that you can read the mailbox. It encrypts nothing: the message is protected by the link and, where one is asked for, by the password.',
  'code.another': 'Send a new code',
  'code.mailed':
    'A new code has been requested. At most three go to a mailbox in an hour. If none arrives, look in the spam folder or try again in an hour.',
  'code.empty': 'Enter the code.',
  'code.malformed': 'This cannot be the code: it has exactly 6 digits. This did not count as an attempt.',
  'code.wrong':
    'The code is wrong or too old. {tries, plural, one {You have one attempt left.} other {You have # attempts left.}}',
  'code.tooFast': 'After several wrong entries there has to be a pause. No attempt was used up.',
  'code.waitOver': 'You can enter the code again now.',

  'opened.title': 'Message from {author}',
  'opened.status': 'The message is open.',
  'opened.openedAt': 'Opened on',
  'opened.reference': 'Reference number',
  'opened.classification': 'Classification',
  'opened.signed': 'Signed by {author} and unchanged since it was sent.',
  'opened.check.title': 'Check the sender closely',
  'opened.check':
    'Every sender has a key of their own. Its fingerprint is like a specimen signature: to be certain, call {author} and compare these characters. Your reply is encrypted for the same key.',
  'opened.archive': 'The authority’s archive can read this message and your reply, too.',
  'opened.archiveFingerprint': 'Fingerprint of the archive',
  'opened.fingerprint': 'Fingerprint of the key',
  'opened.message': 'Message',
  'opened.noMessage': 'The sender wrote no message.',
  'opened.print': 'Print message and record',
  'opened.cannotReply': 'You cannot reply to this message. If you have questions, call the sender.',

  'files.title': '{count, plural, one {One file} other {# files}}',
  'files.intro': 'Each file is decrypted and checked while it is saved. Keep this page open until then.',
  'files.save': 'Save',
  'files.saveAgain': 'Save again',
  'files.all': 'All files together',
  'files.allAbout': 'ZIP archive, {size}',
  'files.allSaved': 'Saved and checked: all files in the archive are complete and unchanged.',
  'files.chosen': '{count, plural, one {One selected file} other {# selected files}} together',
  'files.choose': 'Select {name}',
  'files.show': 'View',
  'files.hide': 'Close',
  'preview.reading': 'The file is being loaded and verified …',
  'preview.of': 'Picture {name}',
  'preview.shown': 'The picture is shown.',
  'preview.unreadable': 'This browser cannot show the picture. Save the file to open it.',
  'preview.missing': 'What shows the file could not be loaded. Save the file, or reload the page.',
  'files.pause': 'Pause',
  'files.resume': 'Resume',
  'files.saving': 'Saving {name}',
  'files.saved': 'Saved and checked: the file is complete and unchanged.',
  'files.cancelled': 'Cancelled. Delete any incomplete file in your downloads folder.',
  'files.digest': 'Checksum',
  'files.dangerous': 'This file can contain programs. Open it only if you expect it from {author}.',
  'files.memoryLimit':
    'This browser can decrypt files in memory only. Files above {limit}, alone or together, often fail here. For those, use the latest Chrome, Edge, Firefox or Safari, without private browsing.',
  'files.tooLargeForMemory': 'This file is probably too large for this browser.',

  'type.pdf': 'PDF document',
  'type.image': 'Image',
  'type.text': 'Text',
  'type.document': 'Document',
  'type.table': 'Spreadsheet',
  'type.archive': 'Archive',
  'type.audio': 'Sound',
  'type.video': 'Video',
  'type.mail': 'Email',
  'type.other': 'File',

  'progress.done': '{done} of {total}',
  'progress.speed': '{speed} per second',
  'progress.left': 'about {duration} left',
  'progress.paused': 'paused',
  'progress.stalled': 'The connection has stalled. It goes on by itself as soon as it is back.',
  'progress.last': 'Everything has been sent off. It has not been confirmed yet: please wait.',
  'progress.percent': '{percent} per cent',

  'reply.title': 'Reply',
  'reply.intro': 'Your reply is encrypted for {author} in your browser. It can be read only there.',
  'reply.introArchive':
    'Your reply is encrypted for {author} and for the authority’s archive in your browser. It can be read only there.',
  'reply.name': 'Your name',
  'reply.optional': '(optional)',
  'reply.message': 'Your message',
  'reply.files': 'Files',
  'reply.choose': 'Choose files',
  'reply.drop': 'or drag them here',
  'reply.limit': 'At most {maxFiles, plural, one {one file} other {# files}} and {maxBytes} in total.',
  'reply.chosen':
    '{count, plural, =0 {No file chosen.} one {One file chosen, {bytes}.} other {# files chosen, {bytes} in total.}}',
  'reply.remove': 'Remove {name}',
  'reply.kept': 'Your text stays in this browser, encrypted, until you send it.',
  'reply.restored': 'Your draft is back. Please choose your files once more.',
  'reply.goOn': 'Sending was interrupted. Send now to go on: what has arrived is not transmitted again.',
  'reply.goOnFiles':
    'Sending was interrupted. The browser does not keep large files: please choose these once more. What has arrived is not transmitted again.',
  'reply.arrived': 'What you sent last has arrived completely. You need not send it again.',
  'reply.discard': 'Delete draft',
  'reply.discarded': 'The draft is deleted.',
  'reply.undiscard': 'Undo deleting',
  'reply.camera': 'Take a photo',
  'reply.key.title': 'Who can read my reply?',
  'reply.key':
    'Only {author}. Your reply is locked with a digital lock whose key is there and nowhere else. The fingerprint shows which lock it is: if you want to be sure, compare it on the phone.',
  'reply.keyArchive':
    'Only {author} and the authority’s archive. Your reply is locked with digital locks whose keys are there and nowhere else. The fingerprints show which locks they are: if you want to be sure, compare them on the phone.',
  'reply.submit': 'Send reply securely',
  'reply.empty': 'Write a message or choose a file.',
  'reply.tooMany': 'These are too many files. At most {maxFiles} are possible.',
  'reply.tooLarge': 'The files are {bytes} in total. At most {maxBytes} are possible.',
  'reply.saving': 'You can send as soon as all files are saved.',
  'reply.cancelled': 'Sending was cancelled. Your text and your files are still here.',
  'reply.nothingArrived': 'Nothing has arrived.',

  'sending.title': 'Your reply is being sent',
  'sending.stay': 'Keep this page open until the confirmation appears.',
  'sending.progress': 'Encrypting and transmitting',

  'sent.title': 'Your reply has arrived',
  'sent.intro': '{author} has been notified. There is nothing more to do and nothing to send again.',
  'sent.receipt': 'Confirmation of receipt',
  'sent.reference': 'Reference number',
  'sent.at': 'Received on',
  'sent.to': 'Recipient',
  'sent.organisation': 'Authority',
  'sent.from': 'Sender',
  'sent.expiresAt': 'Stored until',
  'sent.files': 'Files',
  'sent.noFiles': 'No files',
  'sent.digestWhy':
    'The checksum proves which files you sent. Give the reference number if you have questions.',
  'sent.print': 'Print confirmation',
  'sent.again': 'Write another reply',
  'sent.back': 'Back to the message',

  'failure.unknown.title': 'There is nothing at this link',
  'failure.unknown.advice':
    'Perhaps the link was changed when it was copied. Open it from the email once more. If that does not help, ask the sender.',
  'failure.expired.title': 'This message is no longer available',
  'failure.expired.advice':
    'It could be collected only until a set day and has been deleted. Ask the sender to send it again.',
  'failure.recalled.title': 'The sender has withdrawn the message',
  'failure.recalled.advice': 'It can no longer be collected. If you have questions, call the sender.',
  'failure.notReady.title': 'The message is not ready yet',
  'failure.notReady.advice': 'The sender has not finished sending it. Try again in a few minutes.',
  'failure.claimed.title': 'The message has been opened already',
  'failure.claimed.advice':
    'It could be opened only once and stayed readable for 24 hours in the browser window (tab) where that happened. If it is still open, read on there. Otherwise ask the sender to send it again. If that was not you, call the sender.',
  'failure.locked.title': 'The message is locked',
  'failure.locked.advice':
    'A wrong password or code was entered too often. Nothing is lost: ask the sender to unlock the message. They have already been told.',
  'failure.wrongPassword.title': 'The password is not right',
  'failure.wrongPassword.advice': 'Check the password and try again.',
  'failure.offline.title': 'No connection',
  'failure.offline.advice':
    'The server cannot be reached. Check your internet connection and try again. Nothing is lost.',
  'failure.pageIncomplete.title': 'Part of this page could not be loaded',
  'failure.pageIncomplete.advice': 'Reload the page once you are connected again. Nothing is lost.',
  'failure.busy.title': 'The service is busy',
  'failure.busy.advice': 'Wait a moment and then try again. Nothing is lost.',
  'failure.sessionEnded.title': 'The session has ended',
  'failure.sessionEnded.advice':
    'For your security it ends after 24 hours. Reload this page and open the message once more. If that does not work, ask the sender to send it again.',
  'failure.damaged.title': 'The data is damaged or was changed',
  'failure.damaged.advice':
    'What arrived is not what was sent. Do not use it. Try again, and tell the sender if it happens once more.',
  'failure.incomplete.title': 'The message is incomplete',
  'failure.incomplete.advice':
    'Something that the sender sent is missing. Therefore none of it is shown. Ask the sender to send it again.',
  'failure.unsigned.title': 'The sender is not proven',
  'failure.unsigned.advice':
    'The signature of the message is missing or wrong. Therefore none of it is shown. Tell the sender, but not by this link.',
  'failure.notAllowed.title': 'This message cannot be opened here',
  'failure.notAllowed.advice':
    'It has a form that this page does not accept. Reload the page. If that does not help, tell the sender.',
  'failure.tooLarge.title': 'This is too large',
  'failure.tooLarge.advice':
    'Your message is larger than this office accepts. Send fewer or smaller files, in several messages if you like.',
  'failure.tooMany.title': 'These are too many at once',
  'failure.tooMany.advice':
    'This office does not take so many files or replies to one message. Send fewer files, or call there.',
  'failure.mailboxFull.title': 'The recipient’s mailbox is full',
  'failure.mailboxFull.advice':
    'Nothing has arrived. Call there so that they make room, then send again. What you wrote is still here.',
  'failure.full.title': 'The authority’s storage is full',
  'failure.full.advice': 'Your message has not arrived. Try again later.',
  'failure.fileChanged.title': 'A file could not be read',
  'failure.fileChanged.advice':
    'It was changed, moved or deleted while it was being sent. Remove the file, choose it again and then send.',
  'failure.cancelled.title': 'Cancelled',
  'failure.cancelled.advice': 'You can try again at any time.',
  'failure.savingBlocked.title': 'The browser did not start saving',
  'failure.savingBlocked.advice':
    'Allow downloads for this page and try again. The file is then saved in another way.',
  'failure.savingInterrupted.title': 'The browser interrupted saving',
  'failure.savingInterrupted.advice': 'The file is incomplete. Delete it, try again and keep this page open.',
  'failure.internal.title': 'An unexpected error occurred',
  'failure.internal.advice': 'Reload the page and try again. If that does not help, ask the authority.',
};
