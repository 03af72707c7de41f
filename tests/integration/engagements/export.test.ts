import { expect, test } from 'vitest';
import { exportFirmProjects } from '#domain/engagements/pages/export-firm-projects.server.ts';
import { engagementAt } from '../../factories/engagements.ts';

test('each side exports its own projects, and nobody else’s', async () => {
  const engaged = await engagementAt('in-delivery');
  const other = await engagementAt('quoted');
  const { id } = engaged.engagement;
  const [ofFirm, ofProvider, ofOther] = await Promise.all([
    exportFirmProjects(engaged.firm),
    exportFirmProjects(engaged.provider),
    exportFirmProjects(other.provider),
  ]);
  expect(ofFirm).toMatchObject([{ id, side: 'firm', quotes: [{ state: 'chosen' }] }]);
  expect(ofFirm[0]?.work?.milestones.map(({ title }) => title)).toEqual([
    'Site en ligne',
    'Équipe formée',
  ]);
  expect(ofProvider).toMatchObject([{ id, side: 'provider' }]);
  // Who was asked and not chosen has its own quote and nothing of the work.
  expect(ofOther).toMatchObject([{ id: other.engagement.id, side: 'provider', work: null }]);
  expect(JSON.stringify(ofOther)).not.toContain(id);
});
