// What an operation of the operator's looks like: as a tenant's, but for one provider instead of one
// account, and with what only the operator's door knows.
import type { OperatorInput, OperatorOperationName, OperatorOutput } from '#contract/operator.ts'
import type { Random } from '#domain/ids.ts'
import type { Settings } from '#domain/settings.ts'
import type { Roas } from '#domain/verification/verdict.ts'
import type { Tx } from '#store/tx.ts'

export interface OperatorContext<N extends OperatorOperationName> {
  readonly input: OperatorInput<N>
  readonly tx: Tx
  /** Epoch milliseconds. */
  readonly now: number
  readonly random: Random
  readonly settings: Settings
  readonly regions: readonly string[]
  readonly roas: Roas | undefined
}

export interface OperatorOperation<N extends OperatorOperationName> {
  readonly name: N
  run(context: OperatorContext<N>): Promise<OperatorOutput<N>>
}

export const operatorOperation = <N extends OperatorOperationName>(name: N, run: OperatorOperation<N>['run']): OperatorOperation<N> => ({
  name,
  run,
})
