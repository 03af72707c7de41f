/** End-to-end test files that run at the same time, each with an application of its own. */
export const APPS = 2;
