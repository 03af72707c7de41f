import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import type { ApplicationContent } from '../content.ts';
import type { PaperKind } from '../documents/list-papers.server.ts';
import type { Assessed } from './assess-request.ts';
import type { Problem, ProblemCode } from './steps.ts';

interface Request {
  readonly content: ApplicationContent;
  readonly programme: Pick<ProgrammeContent, 'categories'>;
  readonly assessed: Pick<Assessed, 'result' | 'aid'>;
  readonly papers: readonly Pick<PaperKind, 'code' | 'required' | 'joined'>[];
  readonly today: CivilDate;
}

/**
 * What keeps a request from being sent on a day, in the order of its steps; nothing when it may be.
 * A condition that is known not to hold does; what is not known of the firm does not.
 */
export function problemsOf(request: Request): readonly Problem[] {
  return [...projectProblems(request), ...ruleProblems(request), ...paperProblems(request)];
}

function projectProblems({ content, programme, today }: Request): readonly Problem[] {
  const { title, need, category, cost, startsOn, otherAid, contactName, contactPhone } = content;
  const checks: readonly (readonly [boolean, ProblemCode, string])[] = [
    [title === '', 'title-missing', 'title'],
    [need === '', 'need-missing', 'need'],
    [category === null, 'category-missing', 'category'],
    [category !== null && !programme.categories.includes(category), 'category-unpaid', 'category'],
    [cost === null, 'cost-missing', 'cost'],
    [cost !== null && BigInt(cost) === 0n, 'cost-zero', 'cost'],
    [startsOn === null, 'start-missing', 'startsOn'],
    [startsOn !== null && startsOn < today, 'start-past', 'startsOn'],
    [otherAid === null, 'other-aid-missing', 'otherAid'],
    [contactName === '', 'contact-missing', 'contactName'],
    [contactPhone === '', 'contact-missing', 'contactPhone'],
  ];
  return checks.flatMap(([isWrong, code, field]) =>
    isWrong ? [{ code, field, step: 'project' as const }] : [],
  );
}

function ruleProblems({ assessed: { result, aid }, content }: Request): readonly Problem[] {
  if (result?.status === 'not_eligible')
    return [{ code: 'not-eligible', step: 'firm', field: null }];
  const hasCost = content.cost !== null && BigInt(content.cost) > 0n;
  return hasCost && aid?.max === 0n
    ? [{ code: 'nothing-to-give', step: 'project', field: 'cost' }]
    : [];
}

function paperProblems({ papers }: Request): readonly Problem[] {
  return papers.flatMap(({ code, required, joined }): readonly Problem[] => {
    const problem = (what: ProblemCode) => ({ code: what, step: 'papers' as const, field: code });
    if (joined.some(({ state }) => state === 'infected' || state === 'erased'))
      return [problem('paper-refused')];
    if (joined.some(({ validity }) => validity === 'expired')) return [problem('paper-expired')];
    return required && joined.length === 0 ? [problem('paper-missing')] : [];
  });
}
