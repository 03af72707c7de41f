import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FileField, SubmitButton } from '../workspace/fields.tsx';
import { Panel, Status } from '../workspace/parts.tsx';
import { DayField } from './day-field.tsx';

/** A paper, in words. */
export interface PaperView {
  readonly documentId: string;
  readonly fileName: string;
  readonly state: 'quarantined' | 'clean' | 'infected' | 'erased';
  readonly validity: 'good' | 'ends-soon' | 'expired';
  /** Days, in the reader's language. */
  readonly given: string;
  readonly issued: string | null;
  readonly until: string | null;
}

/** A kind of paper the programme asks for. */
export interface PaperKindView {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasEnd: boolean;
  readonly joined: readonly PaperView[];
  readonly reusable: readonly PaperView[];
  /** The platform can make it itself. */
  readonly madeHere: boolean;
}

interface Common {
  readonly here: string;
  readonly intentId: string;
  readonly accept: string;
  readonly canChange: boolean;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errors: Readonly<Record<string, string>>;
}

interface PaperKindsProps extends Common {
  readonly kinds: readonly PaperKindView[];
  /** The kind whose form is shown. */
  readonly open: string | null;
}

/** Every kind of paper with what is joined, what can be used again, and a way to add one. */
export function PaperKinds({ kinds, open, ...common }: PaperKindsProps) {
  const { t } = useTranslation('apply');
  if (kinds.length === 0) return <p>{t('papers.none')}</p>;
  return kinds.map((kind) => (
    <Kind key={kind.code} kind={kind} isOpen={open === kind.code} {...common} />
  ));
}

function Kind({
  kind,
  isOpen,
  ...common
}: Common & { readonly kind: PaperKindView; readonly isOpen: boolean }) {
  const { t } = useTranslation('apply');
  const { code, name, required, joined, reusable, madeHere } = kind;
  const { here, canChange, intentId } = common;
  return (
    <Panel title={name} id={code}>
      <p>
        <KindState kind={kind} />{' '}
        {!required && <span className="hint">{t('papers.ifItApplies')}</span>}
      </p>
      {joined.length > 0 && (
        <ul className="steps">
          {joined.map((paper) => (
            <li key={paper.documentId}>
              <PaperLine here={here} paper={paper} />
              {canChange && <Act code={code} paper={paper} act="remove" />}
            </li>
          ))}
        </ul>
      )}
      {canChange && reusable.length > 0 && (
        <>
          <h3>{t('papers.again')}</h3>
          <ul className="steps">
            {reusable.map((paper) => (
              <li key={paper.documentId}>
                <PaperLine here={here} paper={paper} />
                <Act code={code} paper={paper} act="reuse" />
              </li>
            ))}
          </ul>
        </>
      )}
      {canChange && madeHere && joined.length === 0 && (
        <Form method="post">
          <input type="hidden" name="intentId" value={`${intentId}-report`} />
          <input type="hidden" name="code" value={code} />
          <p>{t('papers.reportHint')}</p>
          <SubmitButton name="do" value="report">
            {t('papers.report')}
          </SubmitButton>
        </Form>
      )}
      {canChange && isOpen && <AddForm kind={kind} {...common} />}
      {canChange && !isOpen && (
        <p>
          <Link to={`${here}/papers?add=${code}#${code}`}>
            {joined.length === 0 ? t('papers.add') : t('papers.addAnother')}
            <span className="vh"> : {name}</span>
          </Link>
        </p>
      )}
    </Panel>
  );
}

function KindState({ kind: { joined, required } }: { readonly kind: PaperKindView }) {
  const { t } = useTranslation('apply');
  if (joined.some(({ validity }) => validity === 'expired'))
    return <Status tone="bad">{t('papers.expired')}</Status>;
  if (joined.length > 0) return <Status tone="good">{t('papers.joined')}</Status>;
  return required ? <Status tone="attention">{t('papers.missing')}</Status> : null;
}

function PaperLine({ here, paper }: { readonly here: string; readonly paper: PaperView }) {
  const { t } = useTranslation('apply');
  const { documentId, fileName, state, given, issued, until, validity } = paper;
  const days = [
    t('papers.given', { date: given }),
    ...(issued === null ? [] : [t('papers.issued', { date: issued })]),
    ...(until === null ? [] : [t('papers.until', { date: until })]),
  ];
  return (
    <>
      {state === 'clean' ? (
        <a href={`${here}/papers/${documentId}`}>
          <bdi>{fileName}</bdi>
        </a>
      ) : (
        <>
          <bdi>{fileName}</bdi> <Status tone="info">{t(`papers.file.${state}`)}</Status>
        </>
      )}
      <br />
      <small>{days.join(' · ')}</small>
      {validity === 'ends-soon' && <p className="note warn">{t('papers.endsSoon')}</p>}
    </>
  );
}

/** One button: takes a paper out, or uses one again. */
function Act(props: {
  readonly code: string;
  readonly paper: PaperView;
  readonly act: 'remove' | 'reuse';
}) {
  const { t } = useTranslation('apply');
  const { code, paper, act } = props;
  return (
    <Form method="post">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="documentId" value={paper.documentId} />
      <SubmitButton look="plain" name="do" value={act}>
        {t(`papers.${act}`)}
        <span className="vh">
          {' '}
          : <bdi>{paper.fileName}</bdi>
        </span>
      </SubmitButton>
    </Form>
  );
}

/** Adds a paper of one kind. The file is the last field: it may be cut. */
function AddForm({
  kind: { code, hasEnd },
  intentId,
  accept,
  values,
  errors,
}: Common & { readonly kind: PaperKindView }) {
  const { t } = useTranslation('apply');
  const refused = Object.keys(errors).length > 0;
  const field = (name: string) => ({ name, error: errors[name], defaultValue: values[name] });
  return (
    <Form method="post" encType="multipart/form-data" id="form" tabIndex={-1} noValidate>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="code" value={code} />
      <DayField
        {...field('issuedOn')}
        label={t('papers.issuedOn')}
        hint={t('papers.issuedOnHint')}
        optional
      />
      <DayField
        {...field('validUntil')}
        label={t('papers.validUntil')}
        hint={hasEnd ? t('papers.validUntilHint') : t('papers.validUntilIfAny')}
        optional={!hasEnd}
      />
      <FileField
        name="file"
        label={t('papers.chooseFile')}
        hint={refused ? `${t('papers.fileHint')} ${t('papers.fileAgain')}` : t('papers.fileHint')}
        accept={accept}
        error={errors['file']}
      />
      <SubmitButton>{t('papers.send')}</SubmitButton>
    </Form>
  );
}
