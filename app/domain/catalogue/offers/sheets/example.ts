import { demoContent, demoProviders } from '../../demo-content.ts';
import { EMPTY_OFFER, type OfferContent } from '../content.ts';

/** An offer of the demonstration, to show how a sheet is filled in. */
export function exampleOffer(): OfferContent {
  const [offer] = demoProviders().flatMap(({ offers }) => offers);
  return offer ? demoContent(offer) : EMPTY_OFFER;
}
