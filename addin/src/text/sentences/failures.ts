/** One sentence for every code: what happened and what to do. */
export const failures = {
  'failure.bad-request': {
    de: 'Der Server hat die Anfrage nicht verstanden. Schließen Sie den Bereich und öffnen Sie ihn neu.',
    en: 'The server did not understand the request. Close the pane and open it again.',
  },
  'failure.length-mismatch': {
    de: 'Beim Hochladen ist etwas verloren gegangen. Versuchen Sie es erneut.',
    en: 'Something was lost during the upload. Try again.',
  },
  'failure.digest-mismatch': {
    de: 'Beim Hochladen wurden Daten verfälscht. Versuchen Sie es erneut.',
    en: 'Data was altered during the upload. Try again.',
  },
  'failure.not-signed-in': {
    de: 'Ihre Anmeldung ist abgelaufen. Melden Sie sich erneut an.',
    en: 'You are no longer signed in. Sign in again.',
  },
  'failure.code-wrong': {
    de: 'Dieser Code stimmt nicht oder ist abgelaufen. Prüfen Sie ihn oder fordern Sie einen neuen an.',
    en: 'This code is wrong or has expired. Check it or ask for a new one.',
  },
  'failure.identity-taken': {
    de: 'Diese Adresse gehört bei Siegelpost schon zu einem anderen Konto. Wenden Sie sich an Ihre IT.',
    en: 'This address already belongs to another account of Siegelpost. Ask your IT department.',
  },
  'failure.sign-in-unavailable': {
    de: 'Die Anmeldung Ihres Hauses ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    en: 'Your organisation’s sign-in is not available right now. Try again shortly.',
  },
  'failure.sign-in-cancelled': {
    de: 'Die Anmeldung wurde abgebrochen. Sie können sie jederzeit neu beginnen.',
    en: 'Signing in was cancelled. You can start again at any time.',
  },
  'failure.sign-in-failed': {
    de: 'Die Anmeldung Ihres Hauses hat Sie nicht angemeldet. Versuchen Sie es erneut; hilft das nicht, wenden Sie sich an Ihre IT.',
    en: 'Your organisation’s sign-in did not let you in. Try again; if that does not help, ask your IT department.',
  },
  'failure.wrong-account': {
    de: 'Angemeldet wurde {detail}; dieses Postfach gehört jemand anderem. Melden Sie sich mit dem Konto dieses Postfachs an.',
    en: '{detail} signed in, but this mailbox belongs to somebody else. Sign in with the account of this mailbox.',
  },
  'failure.mail-elsewhere': {
    de: 'Dieser Bereich steht gerade neben einer anderen E-Mail. Gehen Sie zu dieser zurück und versuchen Sie es erneut.',
    en: 'The pane is next to another email just now. Go back to this one and try again.',
  },
  'failure.dialog-closed': {
    de: 'Das Fenster wurde geschlossen, bevor es fertig war. Versuchen Sie es erneut.',
    en: 'The window was closed before it was finished. Try again.',
  },
  'failure.dialog-blocked': {
    de: 'Das Fenster für die Anmeldung wurde blockiert. Erlauben Sie Pop-ups für Outlook und versuchen Sie es erneut.',
    en: 'The window for signing in was blocked. Allow pop-ups for Outlook and try again.',
  },
  'failure.code-required': {
    de: 'Zum Öffnen gehört ein Code aus dem Postfach der Empfängerin oder des Empfängers.',
    en: 'Opening this takes a code from the recipient’s mailbox.',
  },
  'failure.wrong-password': { de: 'Das Passwort stimmt nicht.', en: 'The password is wrong.' },
  'failure.address-not-permitted': {
    de: 'Diese Adresse ist für Siegelpost nicht zugelassen. Wenden Sie sich an Ihre IT.',
    en: 'This address is not permitted to use Siegelpost. Ask your IT department.',
  },
  'failure.cross-origin': {
    de: 'Der Server hat die Anfrage abgelehnt, weil sie von einer fremden Seite kam. Wenden Sie sich an Ihre IT.',
    en: 'The server refused the request because it came from a foreign page. Ask your IT department.',
  },
  'failure.not-found': {
    de: 'Diese Sendung gibt es nicht, oder sie gehört zu einem anderen Postfach. Ihre Sendungen finden Sie unter „Gesendet“; ging die E-Mail an ein anderes Postfach, öffnen Sie sie dort.',
    en: 'This package does not exist or belongs to another mailbox. You will find your packages under “Sent”; if the email went to another mailbox, open it there.',
  },
  'failure.request-timeout': {
    de: 'Die Übertragung war zu langsam. Versuchen Sie es erneut.',
    en: 'The transfer was too slow. Try again.',
  },
  'failure.package-incomplete': {
    de: 'Auf dem Server fehlt ein Teil der Sendung. Versuchen Sie es erneut.',
    en: 'Part of the package is missing on the server. Try again.',
  },
  'failure.part-conflict': {
    de: 'Eine Datei hat sich während des Hochladens verändert. Beginnen Sie neu.',
    en: 'A file changed during the upload. Start again.',
  },
  'failure.package-sealed': {
    de: 'Diese Sendung ist bereits abgeschlossen. Schließen Sie den Bereich und öffnen Sie ihn neu; er zeigt dann, was noch zu tun ist.',
    en: 'This package is already complete. Close the pane and open it again; it then shows what is left to do.',
  },
  'failure.package-exists': {
    de: 'Diese Sendung wurde bereits angelegt. Versuchen Sie es erneut.',
    en: 'This package exists already. Try again.',
  },
  'failure.key-exists': {
    de: 'Für diese Adresse gibt es bereits einen Schlüssel. Geben Sie seinen Wiederherstellungscode ein.',
    en: 'There is already a key for this address. Enter its recovery code.',
  },
  'failure.key-missing': {
    de: 'Für diese Adresse ist noch kein Schlüssel hinterlegt. Schließen Sie den Bereich und öffnen Sie ihn neu.',
    en: 'There is no key for this address yet. Close the pane and open it again.',
  },
  'failure.package-gone': {
    de: 'Diese Sendung ist abgelaufen oder zurückgerufen. Ihr Inhalt ist gelöscht.',
    en: 'This package has expired or was recalled. Its content is deleted.',
  },
  'failure.length-required': {
    de: 'Die Übertragung wurde unterwegs verändert, wohl von einem Proxy. Wenden Sie sich an Ihre IT.',
    en: 'The transfer was altered on its way, probably by a proxy. Ask your IT department.',
  },
  'failure.too-large': {
    de: 'Die Sendung ist größer, als der Server erlaubt. Teilen Sie sie auf.',
    en: 'The package is larger than the server allows. Split it up.',
  },
  'failure.quota-exceeded': {
    de: 'Das sind mehr Dateien oder Antworten, als der Server in einer Sendung annimmt. Teilen Sie sie auf.',
    en: 'These are more files or replies than the server accepts in one package. Split them up.',
  },
  'failure.quota-package': {
    de: 'Diese Sendung ist größer, als eine einzelne sein darf. Teilen Sie die Dateien auf mehrere Sendungen auf.',
    en: 'This package is larger than a single one may be. Split the files between several packages.',
  },
  'failure.quota-clerk': {
    de: 'Ihr Speicherplatz für Sendungen ist ausgeschöpft. Rufen Sie unter „Gesendet“ Sendungen zurück, die niemand mehr braucht, und versuchen Sie es erneut.',
    en: 'Your space for packages is used up. Recall packages under “Sent” that nobody needs any more, and try again.',
  },
  'failure.quota-organisation': {
    de: 'Der gemeinsame Speicherplatz Ihrer Behörde ist ausgeschöpft. Ihre IT muss Platz schaffen; versuchen Sie es danach erneut.',
    en: 'The space that your authority shares is used up. Your IT department must make room; then try again.',
  },
  'failure.media-type': {
    de: 'Der Server hat die Art der Daten abgelehnt. Wenden Sie sich an Ihre IT.',
    en: 'The server refused this kind of data. Ask your IT department.',
  },
  'failure.range-not-satisfiable': {
    de: 'Die Datei auf dem Server passt nicht zur Anfrage. Versuchen Sie es erneut.',
    en: 'The file on the server does not fit the request. Try again.',
  },
  'failure.package-locked': {
    de: 'Diese Sendung ist nach zu vielen falschen Eingaben gesperrt (Passwort oder Code). Unter „Gesendet“ können Sie sie entsperren.',
    en: 'This package is locked after too many wrong entries (password or code). You can unlock it under “Sent”.',
  },
  'failure.too-many-requests': {
    de: 'Das waren zu viele Anfragen in kurzer Zeit. Warten Sie einen Moment und versuchen Sie es erneut.',
    en: 'Too many requests in a short time. Wait a moment and try again.',
  },
  'failure.headers-too-large': {
    de: 'Die Anfrage war zu groß. Wenden Sie sich an Ihre IT.',
    en: 'The request was too large. Ask your IT department.',
  },
  'failure.internal-error': {
    de: 'Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es in einigen Minuten erneut.',
    en: 'Something went wrong on the server. Try again in a few minutes.',
  },
  'failure.unavailable': {
    de: 'Der Server ist gerade nicht bereit. Versuchen Sie es in einigen Minuten erneut.',
    en: 'The server is not ready just now. Try again in a few minutes.',
  },
  'failure.storage-full': {
    de: 'Auf dem Server ist kein Platz mehr. Ihre IT muss Platz schaffen; versuchen Sie es danach erneut.',
    en: 'The server has run out of space. Your IT department must make room; then try again.',
  },
  'failure.offline': {
    de: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Netzverbindung und versuchen Sie es erneut.',
    en: 'The server cannot be reached. Check your network connection and try again.',
  },
  'failure.bad-answer': {
    de: 'Die Antwort des Servers ist unverständlich. Möglicherweise greift ein Proxy ein. Wenden Sie sich an Ihre IT.',
    en: 'The server’s response makes no sense. A proxy may be interfering. Ask your IT department.',
  },
  'failure.cancelled': { de: 'Der Vorgang wurde abgebrochen.', en: 'The process was cancelled.' },
  'failure.wrong-secret': {
    de: 'Dieser Wiederherstellungscode passt nicht zu Ihrem Schlüssel. Prüfen Sie jedes Zeichen.',
    en: 'This recovery code does not fit your key. Check every character.',
  },
  'failure.damaged': {
    de: 'Der Inhalt ist beschädigt oder wurde verändert. Er wird nicht angezeigt. Bitten Sie um eine neue Sendung.',
    en: 'The content is damaged or was altered. It is not shown. Ask for a new package.',
  },
  'failure.incomplete': {
    de: 'Die Sendung ist unvollständig: Der Server gibt nicht alle Dateien heraus, die zu ihr gehören. Wenden Sie sich an Ihre IT.',
    en: 'The package is incomplete: the server does not hand out every file that belongs to it. Ask your IT department.',
  },
  'failure.not-allowed': {
    de: 'Diese Sendung hat ein Format, das diese Version nicht annimmt. Wenden Sie sich an Ihre IT.',
    en: 'This package has a format that this version does not accept. Ask your IT department.',
  },
  'failure.signature-invalid': {
    de: 'Die Echtheit dieser Sendung ließ sich nicht bestätigen. Ihr Inhalt wird nicht angezeigt. Fragen Sie beim Absender nach.',
    en: 'The authenticity of this package could not be confirmed. Its content is not shown. Ask the sender.',
  },
  'failure.file-changed': {
    de: 'Eine Datei wurde während des Lesens verändert, verschoben oder gelöscht. Entfernen Sie sie aus der Liste und fügen Sie sie neu hinzu.',
    en: 'A file was changed, moved or deleted while it was read. Remove it from the list and add it again.',
  },
  'failure.internal': {
    de: 'Es ist ein unerwarteter Fehler aufgetreten. Schließen Sie den Bereich und öffnen Sie ihn neu.',
    en: 'An unexpected error occurred. Close the pane and open it again.',
  },
  'failure.mailbox-failed': {
    de: 'Outlook hat einen Schritt verweigert. Versuchen Sie es erneut; hilft das nicht, schließen und öffnen Sie die E-Mail.',
    en: 'Outlook refused a step. Try again; if that does not help, close the email and open it again.',
  },
  'failure.mailbox-timed-out': {
    de: 'Outlook antwortet nicht. Versuchen Sie es erneut; hilft das nicht, schließen und öffnen Sie die E-Mail.',
    en: 'Outlook is not responding. Try again; if that does not help, close the email and open it again.',
  },
  'failure.mailbox-unsupported': {
    de: 'Diese Version von Outlook kann das nicht. Fragen Sie Ihre IT nach einer neueren Version.',
    en: 'This version of Outlook cannot do that. Ask your IT department for a newer version.',
  },
  'failure.attachment-unreadable': {
    de: 'Outlook gibt die Anlage „{detail}“ nicht heraus. Entfernen Sie sie aus der E-Mail und wählen Sie die Datei hier über „Dateien hinzufügen“.',
    en: 'Outlook does not hand out the attachment “{detail}”. Remove it from the email and choose the file here with “Add files”.',
  },
  'failure.attachment-unstable': {
    de: 'Outlook lädt die Anlage „{detail}“ noch. Warten Sie einen Moment und versuchen Sie es erneut.',
    en: 'Outlook is still loading the attachment “{detail}”. Wait a moment and try again.',
  },
  'failure.attachment-stays': {
    de: 'Outlook hat die Anlage „{detail}“ nicht entfernt; sie ist noch unverschlüsselt in der E-Mail. Entfernen Sie sie von Hand und versuchen Sie es erneut.',
    en: 'Outlook did not remove the attachment “{detail}”; it is still in the email unencrypted. Remove it by hand and try again.',
  },
  'failure.attachment-added': {
    de: 'Die Anlage „{detail}“ ist nicht in der verschlüsselten Sendung enthalten. Entfernen Sie sie aus der E-Mail und versuchen Sie es erneut; danach können Sie sie gesondert sicher senden.',
    en: 'The attachment “{detail}” is not part of the encrypted package. Remove it from the email and try again; afterwards you can send it securely on its own.',
  },
  'failure.attachments-changed': {
    de: 'Die Anlagen der E-Mail haben sich während des Verschlüsselns geändert. Versuchen Sie es erneut, damit alle enthalten sind.',
    en: 'The attachments of the email changed during encryption. Try again so that all are included.',
  },
  'failure.sending-gone': {
    de: 'Die begonnene Sendung gibt es nicht mehr. Löschen Sie den alten Link aus dem Text der E-Mail und senden Sie neu.',
    en: 'The package that was begun no longer exists. Delete the old link from the text of the email and send again.',
  },
  'failure.work-required': {
    de: 'Der Server ist gerade stark ausgelastet. Versuchen Sie es in einigen Minuten erneut.',
    en: 'The server is very busy just now. Try again in a few minutes.',
  },
  'failure.key-uncertified': {
    de: 'Die Behörde hat diesen Schlüssel nicht bestätigt. Wenden Sie sich an Ihre IT.',
    en: 'The authority has not certified this key. Ask your IT department.',
  },
  'failure.archive-key-missing': {
    de: 'Die Richtlinie verlangt, dass das Archiv mitlesen kann, aber auf dem Server ist kein Schlüssel des Archivs hinterlegt. So lange kann diese Sendung nicht hinaus. Wenden Sie sich an Ihre IT.',
    en: 'The policy requires that the archive can read this too, but the server has no key for the archive. Until it has one, this package cannot be sent. Ask your IT department.',
  },
  'failure.archive-key-expired': {
    de: 'Der Schlüssel des Archivs ist abgelaufen oder wurde zurückgezogen. Die Richtlinie verlangt ihn; so lange kann diese Sendung nicht hinaus. Ihre IT muss einen neuen hinterlegen.',
    en: 'The archive’s key has expired or was withdrawn. The policy requires one; until then this package cannot be sent. Your IT department must supply a new one.',
  },
  'failure.archive-key-unusable': {
    de: 'Der Schlüssel des Archivs, den der Server nennt, ist unbrauchbar. Die Richtlinie verlangt ihn; so lange kann diese Sendung nicht hinaus. Wenden Sie sich an Ihre IT.',
    en: 'The archive’s key that the server names is unusable. The policy requires one; until then this package cannot be sent. Ask your IT department.',
  },
  'failure.archive-key-uncertified': {
    de: 'Der Schlüssel des Archivs, den der Server nennt, ist von der Behörde nicht bestätigt. Damit niemand Fremdes mitliest, wird nichts verschlüsselt. Sagen Sie Ihrer IT sofort Bescheid.',
    en: 'The authority has not certified the archive’s key that the server names. So that no outsider can read it, nothing is encrypted. Tell your IT department at once.',
  },
  'failure.archive-key-changed': {
    de: 'Der Server nennt jetzt einen anderen Schlüssel des Archivs als den angezeigten. Es wurde nichts versandt. Gehen Sie zurück und vergleichen Sie den neuen Fingerabdruck.',
    en: 'The server now names a different key for the archive from the one shown. Nothing was sent. Go back and compare the new fingerprint.',
  },
  'failure.one-recipient': {
    de: 'Die Einstufung verlangt einen Code an das Postfach: Schreiben Sie an genau eine Adresse.',
    en: 'The classification requires a code to the mailbox: write to exactly one address.',
  },
  'failure.print-blocked': {
    de: 'Outlook lässt das Drucken hier nicht zu. Kopieren Sie den Text und drucken Sie ihn aus einem anderen Programm.',
    en: 'Outlook does not allow printing here. Copy the text and print it from another program.',
  },
} as const;
