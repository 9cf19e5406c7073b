import { msg, str } from '@lit/localize'
import type { ErrorCode } from '@carebatch/core'
import { formatCount, formatTime } from '../format.ts'

/** What is wrong, and what a person can do about it. Neither ends in a full stop where it stands as a heading. */
export interface ErrorWords {
  readonly title: string
  readonly advice: string
}

type Details = Readonly<Record<string, string | number | boolean>>

/** The words for an error of the core or the server. Details are figures only, never patient data. */
export function errorWords(error: { readonly code: ErrorCode; readonly details?: Details }): ErrorWords {
  return words[error.code](error.details ?? {})
}

const say = (title: string, advice: string): ErrorWords => ({ title, advice })

const askSupport = () =>
  msg('Try again. If it happens again, send the code below to your support team.', {
    id: 'error-ask-support',
  })

const words: Readonly<Record<ErrorCode, (details: Details) => ErrorWords>> = {
  'list-is-empty': () => say(msg('The file is empty'), msg('Choose a file with patients in it.')),
  'list-is-not-text': () =>
    say(
      msg('The file is not a CSV file, though its name may end in .csv'),
      msg('Open it in Excel, choose Save as, then “CSV UTF-8”, and add that file.'),
    ),
  'list-has-no-header': () =>
    say(
      msg('No column holds NHS numbers. We looked in lines 1 to 20'),
      msg('Add a column with the heading “NHS Number” and add the file again.'),
    ),
  'list-has-no-rows': ({ line }) =>
    say(
      typeof line === 'number'
        ? msg(str`The file has headings in line ${line} and no patients below them`)
        : msg('The file has headings and no patients below them'),
      msg('Export the list again, with its patients, and add that file.'),
    ),
  'list-too-large': ({ rows, limit }) =>
    say(
      typeof rows === 'number' && typeof limit === 'number'
        ? msg(str`The file has ${formatCount(rows)} patients. The limit is ${formatCount(limit)}`)
        : msg('The file is larger than we can read'),
      msg('Split the list into smaller files and send a batch for each.'),
    ),
  'list-cut-off': () =>
    say(
      msg('The file ends in the middle of a letter'),
      msg('It was not saved whole. Export it again and add that file.'),
    ),
  'list-encoding-unknown': () =>
    say(
      msg('We do not know how the letters of this file are stored'),
      msg('Save it as “CSV UTF-8” and add that file.'),
    ),
  'today-invalid': () => say(msg('This page does not know which day it is'), askSupport()),
  'configuration-invalid': () =>
    say(msg('The server is not set up correctly'), msg('Tell your support team. The code is below.')),
  'clinical-system-unknown': () =>
    say(msg('We do not know this clinical system'), msg('Ask your support team to set it up.')),
  'batch-type-unknown': () =>
    say(msg('This type of batch cannot be sent here'), msg('Choose another type of batch.')),
  'transition-not-allowed': () =>
    say(msg('This message has already moved on'), msg('Load the page again to see where it is.')),
  'database-in-use': () =>
    say(msg('The server is already running elsewhere'), msg('Your support team must stop one of the two.')),
  'database-unreadable': () =>
    say(
      msg('The server cannot read what it has saved'),
      msg('Tell your support team at once. Nothing more is sent.'),
    ),
  'provider-no-answer': () =>
    say(
      msg('The message provider did not answer'),
      msg('We cannot tell whether the message was sent. Do not send it again before you have checked.'),
    ),
  'credentials-refused': () =>
    say(
      msg('The message provider does not accept our account'),
      msg('Tell your support team. Messages wait until it is put right.'),
    ),
  'request-invalid': () => say(msg('The server did not understand this page'), askSupport()),
  'response-invalid': () => say(msg('This page did not understand the server'), askSupport()),
  'request-too-large': () => say(msg('This is more than the server can take at once'), askSupport()),
  'server-failed': () => say(msg('Something went wrong on the server'), askSupport()),
  'not-authenticated': () =>
    say(msg('You are signed out'), msg('Sign in again. What you have entered stays on this page.')),
  'authoriser-unavailable': () =>
    say(
      msg('We cannot check who you are at the moment'),
      msg('Try again in a few minutes. What you have entered stays on this page.'),
    ),
  'not-permitted': () =>
    say(
      msg('You are not allowed to do this'),
      msg('Ask whoever looks after batch messages at your practice.'),
    ),
  'no-access': () =>
    say(msg('Batch messaging is not turned on here'), msg('Ask your practice manager to have it turned on.')),
  'not-found': () =>
    say(msg('We cannot find this'), msg('It may have been removed. Go back and choose it again.')),
  'idempotency-key-reused': () =>
    say(
      msg('This batch was already sent with other contents'),
      msg('Look at the list of batches before you send anything again.'),
    ),
  'already-being-sent': ({ by, at }) =>
    say(
      typeof by === 'string' && typeof at === 'string'
        ? msg(str`This batch is already being sent by ${by}, since ${formatTime(at)}`)
        : msg('This batch is already being sent'),
      msg('There is one batch, and nobody gets the message twice.'),
    ),
  'list-incomplete': ({ received, rows }) =>
    say(
      typeof received === 'number' && typeof rows === 'number'
        ? msg(
            str`Only ${formatCount(received)} of ${formatCount(rows)} patients had arrived when the page was left`,
          )
        : msg('Not all patients had arrived when the page was left'),
      msg('Add the file again. Everything else is as you left it.'),
    ),
  'review-changed': ({ contactable, expected }) =>
    say(
      msg('Something about these patients has changed'),
      typeof contactable === 'number' && typeof expected === 'number'
        ? msg(
            str`You saw ${formatCount(expected)} patients who can be contacted, now there are ${formatCount(contactable)}. Nothing has been sent. Check the patients again.`,
          )
        : msg(
            'Other patients can now be contacted than you saw. Nothing has been sent. Check the patients again.',
          ),
    ),
  'list-not-ready': () =>
    say(msg('We are still checking the patients'), msg('Wait until the check is through, then go on.')),
  'schedule-in-past': () =>
    say(msg('This time has passed'), msg('Choose a time in the future, or send now.')),
  'schedule-too-long': () =>
    say(
      msg('The last messages would leave more than a year after the first'),
      msg('Send to more patients at a time.'),
    ),
  'message-empty': () => say(msg('The message is empty'), msg('Write what patients should read.')),
  'details-do-not-match': () =>
    say(
      msg('The columns of this list look sorted apart'),
      msg('Nothing has been sent. Export the list again from the clinical system and add that file.'),
    ),
  'attachment-refused': () =>
    say(msg('This document cannot be sent'), msg('Save it anew as a plain PDF, and choose that file.')),
  'questionnaire-missing': () =>
    say(msg('No questionnaire was chosen'), msg('Go back to the first step and choose one.')),
  'questionnaire-not-approved': () =>
    say(
      msg('This questionnaire is not approved'),
      msg('Somebody with that right has to approve it for your organisation before patients get it.'),
    ),
  'links-not-set-up': () =>
    say(
      msg('Nothing can be attached on this system'),
      msg('Remove the attachment, or tell whoever looks after this system.'),
    ),
  'nobody-to-send-to': () =>
    say(msg('Nobody on this list can be contacted'), msg('Look at the reasons, or add another list.')),
  'version-conflict': () =>
    say(
      msg('Somebody else has changed this in the meantime'),
      msg('Nothing of yours was done. Look at how it is now, then decide again.'),
    ),
  'state-forbids': () =>
    say(msg('This is no longer possible for this batch'), msg('Load the page again to see where it is.')),
  'not-served-here': () =>
    say(msg('Something is not set up correctly'), msg('Tell whoever looks after this system.')),
  'database-unavailable': () =>
    say(
      msg('The system cannot save anything at the moment'),
      msg(
        'What was sent goes on by itself. Try again in a minute. What you have entered is safe on this page.',
      ),
    ),
  'server-unreachable': () =>
    say(msg('We lost the connection'), msg('What you have entered is safe on this page. Nothing is lost.')),
}
