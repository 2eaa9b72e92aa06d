import type { DraftField } from '../../logic/virtual-interface-draft.ts'
import type { DraftState } from './use-draft.ts'

export interface StepProps extends DraftState {
  /** What is to be shown as wrong beside the field: the API's refusal, or our rule once the field was left. */
  readonly errorOf: (field: DraftField) => string | undefined
  readonly touch: (field: DraftField) => void
}
