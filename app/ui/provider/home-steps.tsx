import { useTranslation } from 'react-i18next';
import type { ProviderHome } from '#domain/catalogue/schema.ts';
import { ButtonLink, Panel, Status, type Tone } from '../workspace/parts.tsx';

const PAGE = {
  identity: 'profile',
  page: 'presentation',
  references: 'references',
  papers: 'credentials',
  certification: 'certification',
  offers: 'offers',
} as const;

const TONE = {
  done: 'good',
  waiting: 'info',
  todo: 'attention',
} as const satisfies Readonly<Record<'done' | 'waiting' | 'todo', Tone>>;

/** The way to clients, step by step; the first one to do stands out. */
export function HomeSteps({
  steps,
  lang,
}: {
  readonly steps: ProviderHome['steps'];
  readonly lang: string;
}) {
  const { t } = useTranslation('provider');
  const next = steps.find(({ state }) => state === 'todo')?.step;
  const isOver = steps.every(({ state }) => state === 'done');
  return (
    <Panel title={t(next ? 'home.next' : isOver ? 'home.allDone' : 'home.waiting')}>
      <ol className="steps">
        {steps.map(({ step, state }) => (
          <li key={step}>
            <strong>{t(`home.step.${step}.title`)}</strong>{' '}
            <Status tone={TONE[state]}>{t(`home.state.${state}`)}</Status>
            {state !== 'done' && <p>{t(`home.step.${step}.text`)}</p>}
            {state !== 'done' && (
              <ButtonLink
                to={`/${lang}/provider/${PAGE[step]}`}
                look={step === next ? 'main' : 'plain'}
              >
                {t(`home.step.${step}.go`)}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
