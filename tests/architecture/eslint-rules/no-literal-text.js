/** Words a person reads live in `app/i18n/locales` or `app/content`; signs and symbols may stay. */
const READ_ATTRIBUTES =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label)$/;
const LETTER = /\p{L}/u;
/** Reads the same in every language. */
const SAME_EVERYWHERE = /^(Raqmana|رقمنة|[a-z]{2,5}:\/\/\S*)$/u;

function texts(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => quasi.value.cooked ?? '');
    case 'JSXExpressionContainer':
      return texts(node.expression);
    case 'ConditionalExpression':
      return [...texts(node.consequent), ...texts(node.alternate)];
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : texts(node.left)), ...texts(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...texts(node.left), ...texts(node.right)] : [];
    default:
      return [];
  }
}

const isWords = (text) => LETTER.test(text) && !SAME_EVERYWHERE.test(text.trim());

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { text: 'Move “{{text}}” to app/i18n/locales and show it with t().' },
  },
  create(context) {
    const check = (node, value) => {
      const found = texts(value).find(isWords);
      if (found) context.report({ node, messageId: 'text', data: { text: found.trim() } });
    };
    return {
      JSXText: (node) => {
        if (isWords(node.value)) {
          context.report({ node, messageId: 'text', data: { text: node.value.trim() } });
        }
      },
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': (node) =>
        check(node, node.expression),
      JSXAttribute: (node) => {
        if (READ_ATTRIBUTES.test(node.name.name)) check(node, node.value);
      },
    };
  },
};
