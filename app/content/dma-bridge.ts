import bridge from './dma-bridge.json' with { type: 'json' };
import { dmaBridgeSchema, type DmaQuestion } from './dma-bridge-schema.ts';

/** The eleven questions, in their published order; checked when they are loaded. */
export const DMA_QUESTIONS: readonly DmaQuestion[] = dmaBridgeSchema.parse(bridge).questions;
