/** Arabic pages run right to left: a style that names a physical side is wrong in one of them. */
const PHYSICAL =
  /^(left|right|(margin|padding)(Left|Right)|border(Left|Right)(Color|Style|Width)?|border(Top|Bottom)(Left|Right)Radius|scroll(Margin|Padding)(Left|Right)|m[lr]|p[lr])$/;
const SIDED = /^(textAlign|ta|float|clear|captionSide)$/;
/** Mantine's style props; only these are read on elements, as `left` may be a plain prop. */
const STYLE_PROPS = /^(m[lr]|p[lr]|left|right)$/;

const nameOf = (key) => key?.name ?? key?.value;

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      physical:
        'Use the logical property (inset-inline, margin-inline-start…) instead of {{name}}.',
      value: 'Use start or end instead of {{value}}.',
    },
  },
  create(context) {
    const checkValue = (node, name, value) => {
      if (SIDED.test(name) && /^(left|right)$/.test(value)) {
        context.report({ node, messageId: 'value', data: { value } });
      }
    };
    const inStyle = (node) =>
      context.sourceCode
        .getAncestors(node)
        .some(
          ({ type, name, id, typeAnnotation }) =>
            (type === 'JSXAttribute' && /^styles?$/.test(name.name)) ||
            (type === 'VariableDeclarator' && /styles?$/i.test(id.name ?? '')) ||
            (type === 'TSSatisfiesExpression' &&
              /CSSProperties/.test(context.sourceCode.getText(typeAnnotation))),
        );
    return {
      Property(node) {
        const name = nameOf(node.key);
        if (typeof name !== 'string' || !inStyle(node)) return;
        if (PHYSICAL.test(name)) context.report({ node, messageId: 'physical', data: { name } });
        checkValue(node, name, node.value.value);
      },
      JSXAttribute(node) {
        const name = node.name.name;
        if (STYLE_PROPS.test(name)) context.report({ node, messageId: 'physical', data: { name } });
        checkValue(node, name, node.value?.value);
      },
    };
  },
};
