export { mailResumeLink } from './mail-resume-link.server.ts';
export { listDemoMail, listDemoMessages, type DemoMessage } from './list-demo-mail.server.ts';
export { deliverMessage } from './deliver-message.server.ts';
export { notify } from './notify.server.ts';
export { sendDigests } from './send-digests.server.ts';
export {
  countUnread,
  getPreferences,
  listNotifications,
  type NotificationLine,
} from './queries.server.ts';
export { readAllNotifications, readNotification } from './read-notifications.server.ts';
export { savePreferences } from './save-preferences.server.ts';
export { giveUpJob, tryDeadJobsAgain, tryJobAgain, viewJobs } from './handle-jobs.server.ts';
export { exportNotifications, forgetPerson, purgeNotifications } from './forget-person.server.ts';
