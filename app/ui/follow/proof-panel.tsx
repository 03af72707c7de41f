import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OwnProof } from '#domain/cases/schema.ts';
import type { Shown } from '../casework/show-case.ts';
import { usePaperName } from '../casework/use-paper-name.ts';
import { Written } from '../certification/written.tsx';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel, Status } from '../workspace/parts.tsx';

/** Something proven of the firm: by whom, on what, until when; and the way to say that it is not so. */
export function ProofPanel(props: {
  readonly proof: Shown<OwnProof>;
  /** Where it is contested, null where that cannot be done. */
  readonly contestAt: string | null;
  readonly isOpen: boolean;
  readonly error: string | undefined;
  readonly typed: string | undefined;
}) {
  const { t } = useTranslation('follow');
  const nameOf = usePaperName();
  const { proof, contestAt, isOpen, error, typed } = props;
  const { name, value, said, by, on, trueOn, until, paper, note, contest, contestedOn } = proof;
  return (
    <Panel title={name} id={proof.id}>
      <p>
        <strong>
          <bdi>{value}</bdi>
        </strong>{' '}
        <Status tone="good">{t('proofs.on', { date: on })}</Status>
      </p>
      <Facts
        items={[
          [t('proofs.by'), t('proofs.officer', { programme: isolated(by) })],
          [t('proofs.said'), said === null ? t('proofs.saidNothing') : <bdi>{said}</bdi>],
          [t('proofs.paper'), paper === null ? t('proofs.noPaper') : nameOf(paper)],
          [t('proofs.trueOn'), trueOn],
          [t('proofs.until'), until ?? t('proofs.noEnd')],
          [t('proofs.note'), note === '' ? null : <Written key="note">{note}</Written>],
          [
            t('proofs.contest', { date: contestedOn }),
            contest === null ? null : <Written key="contest">{contest}</Written>,
          ],
        ]}
      />
      {contestAt !== null && !isOpen && (
        <p>
          <Link to={`${contestAt}#${proof.id}`}>
            {t('proofs.say')}
            <span className="vh"> {name}</span>
          </Link>
        </p>
      )}
      {isOpen && (
        <Form method="post" noValidate>
          <input type="hidden" name="proof" value={proof.id} />
          <TextAreaField
            name="words"
            label={t('proofs.words')}
            hint={t('proofs.wordsHint')}
            error={error}
            defaultValue={typed}
          />
          <SubmitButton>{t('proofs.go')}</SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

/** Keeps a name in its order also within another script. */
const isolated = (text: string) => `\u2068${text}\u2069`;
