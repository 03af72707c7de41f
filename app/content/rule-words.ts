import words from './rule-words.json' with { type: 'json' };
import { ruleWordsSchema } from './rule-words-schema.ts';

/** Words rules are told with; checked when they are loaded. */
export const RULE_WORDS = ruleWordsSchema.parse(words);
