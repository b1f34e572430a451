/** `notify`: tells a person in the product and by digest. `queueMail`: sends one mail after the commit. */
export { type NewMail, type NewNotice, notify, queueMail } from './service.ts'
/** `listMailStates`: what became of mails, by id; for the platform. */
export { selectMailStates as listMailStates } from './store/mail.ts'
