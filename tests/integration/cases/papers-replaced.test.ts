import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { correctApplication } from '#domain/cases/applications/correct.server.ts';
import { addDocument } from '#domain/cases/documents/add-document.server.ts';
import { reuseDocument } from '#domain/cases/documents/reuse-document.server.ts';
import { verifyDocuments } from '#domain/cases/documents/verify-documents.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { readCasePapers } from '#domain/cases/officers/file-papers.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { aCaseInHand, caseRow, joinPaper, type CaseInHand } from '../../factories/casework.ts';
import { proposeNow } from '../../factories/decisions.ts';
import { sent } from '../../factories/files.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const CODE = 'tax-attestation';
const MINUTE = 60_000;

let theCase: CaseInHand;

beforeEach(async () => {
  await resetDatabase();
  theCase = await aCaseInHand();
});

async function ask(minutes: number) {
  const { id, proposes } = theCase;
  const items = [{ field: `document:${CODE}`, reason: 'outdated', note: 'Illisible.' }] as const;
  await askCorrection({ ...proposes, now: at(minutes * MINUTE) }, id, {
    ...{ stamp: (await caseRow(id)).stamp, items },
  });
}

const applicant = (minutes: number) => ({ ...theCase.applicant, now: at(minutes * MINUTE) });

function join(minutes: number) {
  const given = { issuedOn: null, validUntil: '2099-05-02', file: sent('attestation.pdf') };
  const target = { applicationId: theCase.id, code: CODE };
  return addDocument(applicant(minutes), target, given, `an intent ${randomUUID()}`);
}

async function answer(minutes: number) {
  const { stamp } = await caseRow(theCase.id);
  await correctApplication(applicant(minutes), theCase.id, { stamp, fields: {} });
}

/** What the scanner found after the paper was joined. */
async function infect(fileId: string) {
  await db.storedFile.update({
    where: { id: fileId },
    data: { state: 'infected', erasedAt: NOON },
  });
}

const standing = () => verifyDocuments({ id: theCase.id });

describe('a paper joined after it was asked again', () => {
  test('takes the place of one that was found harmful, and the case goes on', async () => {
    await infect(await joinPaper(theCase));
    expect(await refusalCode(proposeNow(theCase.proposes, theCase.id))).toBe(
      'cases.papers-changed',
    );
    await ask(1);
    await join(2);
    await answer(3);
    expect(await standing()).toMatchObject([{ code: CODE, integrity: 'same' }]);
    expect(await refusalCode(proposeNow(theCase.proposes, theCase.id))).toBeNull();
    const kinds = await readCasePapers(await caseRow(theCase.id), NOON);
    const papers = kinds.find(({ code }) => code === CODE)?.papers ?? [];
    expect(papers.map(({ integrity }) => integrity).sort()).toEqual(['replaced', 'same']);
  });

  test('takes the place of five, of which those still good may be used again', async () => {
    for (let made = 0; made < 5; made += 1) await joinPaper(theCase);
    const [old] = await standing();
    await ask(1);
    expect(await refusalCode(join(2))).toBeNull();
    expect(await standing()).toHaveLength(1);
    const target = { applicationId: theCase.id, code: CODE, documentId: old?.documentId ?? '' };
    await reuseDocument(applicant(3), target);
    await reuseDocument(applicant(3), target);
    await join(4);
    expect(await standing()).toHaveLength(3);
    await answer(5);
  });

  test('is asked for still when only an old one was joined again', async () => {
    await joinPaper(theCase);
    const [old] = await standing();
    await ask(1);
    const target = { applicationId: theCase.id, code: CODE, documentId: old?.documentId ?? '' };
    await reuseDocument(applicant(2), target);
    expect(await refusalCode(answer(3))).toBe('cases.paper');
  });

  test('and found harmful before the answer gives way to the next one', async () => {
    await joinPaper(theCase);
    await ask(1);
    await join(2);
    const [bad] = await standing();
    await infect(bad?.fileId ?? '');
    await join(3);
    await answer(4);
    expect(await standing()).toMatchObject([{ integrity: 'same' }]);
  });
});
