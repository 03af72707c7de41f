import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

let messages: string[] = [];
const print = console.error;

console.error = (...args: unknown[]) => {
  messages.push(format(...args));
  print(...args);
};

/** A test that means to cause such a message replaces `console.error` and asserts on it. */
function failOnMessages(): void {
  const seen = messages;
  messages = [];
  if (seen.length > 0) throw new Error(`console.error was called:\n${seen.join('\n')}`);
}

afterEach(failOnMessages);
afterAll(failOnMessages);
