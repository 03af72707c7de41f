export { mailResumeLink } from './mail-resume-link.server.ts';
export { listDemoMail } from './list-demo-mail.server.ts';
export { exportNotifications, forgetPerson, purgeNotifications } from './forget-person.server.ts';
