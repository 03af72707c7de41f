import { frameworkContentSchema, type FrameworkContent } from '../../framework-schema.ts';
import contradictions from './contradictions.json' with { type: 'json' };
import definition from './definition.json' with { type: 'json' };
import arAut from './texts/ar/aut.json' with { type: 'json' };
import arCon from './texts/ar/con.json' with { type: 'json' };
import arCus from './texts/ar/cus.json' with { type: 'json' };
import arDat from './texts/ar/dat.json' with { type: 'json' };
import arFin from './texts/ar/fin.json' with { type: 'json' };
import arGrn from './texts/ar/grn.json' with { type: 'json' };
import arOps from './texts/ar/ops.json' with { type: 'json' };
import arSec from './texts/ar/sec.json' with { type: 'json' };
import arSkl from './texts/ar/skl.json' with { type: 'json' };
import arStr from './texts/ar/str.json' with { type: 'json' };
import enAut from './texts/en/aut.json' with { type: 'json' };
import enCon from './texts/en/con.json' with { type: 'json' };
import enCus from './texts/en/cus.json' with { type: 'json' };
import enDat from './texts/en/dat.json' with { type: 'json' };
import enFin from './texts/en/fin.json' with { type: 'json' };
import enGrn from './texts/en/grn.json' with { type: 'json' };
import enOps from './texts/en/ops.json' with { type: 'json' };
import enSec from './texts/en/sec.json' with { type: 'json' };
import enSkl from './texts/en/skl.json' with { type: 'json' };
import enStr from './texts/en/str.json' with { type: 'json' };
import frAut from './texts/fr/aut.json' with { type: 'json' };
import frCon from './texts/fr/con.json' with { type: 'json' };
import frCus from './texts/fr/cus.json' with { type: 'json' };
import frDat from './texts/fr/dat.json' with { type: 'json' };
import frFin from './texts/fr/fin.json' with { type: 'json' };
import frGrn from './texts/fr/grn.json' with { type: 'json' };
import frOps from './texts/fr/ops.json' with { type: 'json' };
import frSec from './texts/fr/sec.json' with { type: 'json' };
import frSkl from './texts/fr/skl.json' with { type: 'json' };
import frStr from './texts/fr/str.json' with { type: 'json' };

/** Version 1.0.0 of the M1 questionnaire, checked when it is loaded. */
export const m1: FrameworkContent = frameworkContentSchema.parse({
  definition,
  texts: {
    fr: {
      STR: frStr,
      CUS: frCus,
      OPS: frOps,
      DAT: frDat,
      SEC: frSec,
      SKL: frSkl,
      AUT: frAut,
      CON: frCon,
      FIN: frFin,
      GRN: frGrn,
    },
    ar: {
      STR: arStr,
      CUS: arCus,
      OPS: arOps,
      DAT: arDat,
      SEC: arSec,
      SKL: arSkl,
      AUT: arAut,
      CON: arCon,
      FIN: arFin,
      GRN: arGrn,
    },
    en: {
      STR: enStr,
      CUS: enCus,
      OPS: enOps,
      DAT: enDat,
      SEC: enSec,
      SKL: enSkl,
      AUT: enAut,
      CON: enCon,
      FIN: enFin,
      GRN: enGrn,
    },
  },
  contradictions,
});
