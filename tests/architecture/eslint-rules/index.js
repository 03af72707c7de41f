import disableNeedsReason from './disable-needs-reason.js';
import logicalCss from './logical-css.js';
import noAmbientTime from './no-ambient-time.js';
import noLiteralText from './no-literal-text.js';
import transactionUsesTx from './transaction-uses-tx.js';

/** The house's own rules, one file each. */
export const houseRules = {
  rules: {
    'disable-needs-reason': disableNeedsReason,
    'logical-css': logicalCss,
    'no-ambient-time': noAmbientTime,
    'no-literal-text': noLiteralText,
    'transaction-uses-tx': transactionUsesTx,
  },
};
