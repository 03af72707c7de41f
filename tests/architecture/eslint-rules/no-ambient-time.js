/** In `app/domain` time and chance come in as parameters, so that a rule can be explained later. */
const FORBIDDEN_CALLS = new Map([
  ['Date', ['now']],
  ['Math', ['random']],
  ['performance', ['now']],
  ['crypto', ['randomUUID', 'getRandomValues']],
]);

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      clock: 'Take the time as a parameter (the actor’s `now`) instead of reading the clock.',
      chance: 'Take random bytes as a parameter instead of drawing them here.',
    },
  },
  create(context) {
    const isGlobal = (node) =>
      node.type === 'Identifier' && context.sourceCode.isGlobalReference(node);
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && isGlobal(node.callee) && node.arguments.length === 0) {
          context.report({ node, messageId: 'clock' });
        }
      },
      CallExpression(node) {
        if (node.callee.name === 'Date' && isGlobal(node.callee)) {
          context.report({ node, messageId: 'clock' });
        }
      },
      MemberExpression(node) {
        if (!isGlobal(node.object)) return;
        const name = node.computed ? node.property.value : node.property.name;
        if (!FORBIDDEN_CALLS.get(node.object.name)?.includes(name)) return;
        const messageId = name === 'now' ? 'clock' : 'chance';
        context.report({ node, messageId });
      },
    };
  },
};
