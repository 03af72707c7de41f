/** A rule may be switched off for one named case, said after `--`. */
const DIRECTIVE = /^\s*eslint-disable(?:-next-line|-line)?(?=\s|$)(?<rest>[\s\S]*)$/;

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      reason: 'Say why after “--”: // eslint-disable-next-line rule-name -- because…',
      rules: 'Name the rule that is switched off.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const rest = DIRECTIVE.exec(comment.value)?.groups?.rest;
          if (rest === undefined) continue;
          const [rules = '', ...reason] = rest.split(/\s-{2,}\s/);
          // Column -1 lies before the directive, which therefore cannot silence its own report.
          const { start, end } = comment.loc;
          const loc = { start: { line: start.line, column: -1 }, end };
          if (rules.trim() === '') context.report({ loc, messageId: 'rules' });
          else if (reason.join('').trim().length < 8) context.report({ loc, messageId: 'reason' });
        }
      },
    };
  },
};
