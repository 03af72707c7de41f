export { mailResumeLink } from './mail-resume-link.server.ts';
export { listDemoMail } from './list-demo-mail.server.ts';
