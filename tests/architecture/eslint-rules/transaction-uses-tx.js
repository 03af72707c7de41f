/** What runs inside `inTransaction` must run on its connection, or it is not undone with the rest. */
const isFunction = (node) =>
  node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unused: 'This transaction never uses its `tx`: pass it on, or drop the transaction.',
      global: '`{{name}}` is another connection: use the `tx` of this transaction.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    function uses(callback) {
      const [parameter] = callback.params;
      if (!parameter) return false;
      return sourceCode
        .getDeclaredVariables(callback)
        .some(
          (variable) => variable.defs[0].type === 'Parameter' && variable.references.length > 0,
        );
    }

    function reportGlobal(scope, callback) {
      for (const { identifier, resolved } of scope.through) {
        const name = identifier.name;
        const inside = resolved?.defs.some(
          ({ node }) => node.range[0] >= callback.range[0] && node.range[1] <= callback.range[1],
        );
        if (/^(db|prisma|replica)$/.test(name) && !inside) {
          context.report({ node: identifier, messageId: 'global', data: { name } });
        }
      }
    }

    return {
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'inTransaction') return;
        const callback = node.arguments.find(isFunction);
        if (!callback) return;
        if (!uses(callback)) context.report({ node: callback, messageId: 'unused' });
        reportGlobal(sourceCode.getScope(callback), callback);
      },
    };
  },
};
