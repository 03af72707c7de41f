import { actionsSchema, type Action } from '../framework-schema.ts';
import aut from './aut.json' with { type: 'json' };
import con from './con.json' with { type: 'json' };
import cus from './cus.json' with { type: 'json' };
import dat from './dat.json' with { type: 'json' };
import fin from './fin.json' with { type: 'json' };
import grn from './grn.json' with { type: 'json' };
import ops from './ops.json' with { type: 'json' };
import sec from './sec.json' with { type: 'json' };
import skl from './skl.json' with { type: 'json' };
import str from './str.json' with { type: 'json' };

/** Every improvement action, in the order of the dimensions; checked when it is loaded. */
export const actions: readonly Action[] = actionsSchema.parse([
  ...str,
  ...cus,
  ...ops,
  ...dat,
  ...sec,
  ...skl,
  ...aut,
  ...con,
  ...fin,
  ...grn,
]);
