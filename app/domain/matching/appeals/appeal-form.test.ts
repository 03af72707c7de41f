import { describe, expect, test } from 'vitest';
import { appealSchema } from './appeal-form.ts';

const text = 'Une explication assez longue pour être lue.';
const showing = 'a0'.repeat(32);

describe('the form of an appeal', () => {
  const problems = (form: object) =>
    appealSchema.safeParse(form).error?.issues.map(({ message }) => message) ?? [];

  test.each([
    ['whole', { ground: 'price', showing, text }, []],
    ['about no showing', { ground: 'price', text }, ['error.showing']],
    ['about no known showing', { ground: 'price', showing: '../a0', text }, ['error.showing']],
    ['with a ground of its own', { ground: 'none of these', showing, text }, ['error.ground']],
    ['too short', { ground: 'missing', text: 'Trop court' }, ['error.short']],
    ['short but for spaces', { ground: 'missing', text: ' x '.padEnd(99) }, ['error.short']],
    ['empty', {}, ['error.ground', 'error.short']],
    ['with markup', { ground: 'missing', text: `${text}<script>x</script>` }, ['error.html']],
    ['too long', { ground: 'missing', text: 'x'.repeat(1501) }, ['error.tooLong']],
  ])('%s', (_name, form, messages) => {
    expect(problems(form)).toEqual(messages);
  });

  test('an offer that is missing is in no showing', () => {
    const form = { ground: 'missing', showing, text };
    expect(appealSchema.parse(form)).toEqual({ ground: 'missing', showing: null, text });
  });
});
