// What an operation is: a name from the contract, what the caller must be allowed to touch, and
// one function that reads, decides, writes and answers. Time, randomness and the house rules are
// arguments; signature, kinds, required members, policy, transaction and codec are not its work.
import type { Input, OperationName, Output } from '#contract/contract.ts'
import type { Random } from '#domain/ids.ts'
import type { TokenSeal } from '#domain/pages.ts'
import type { Settings } from '#domain/settings.ts'
import type { Tx } from '#store/tx.ts'

export interface Caller {
  readonly accountId: string
  /** From the signature's scope; the region whose resources are seen. */
  readonly region: string
  /** Whom the key speaks for, e.g. `arn:aws:iam::111122223333:root`. */
  readonly principal: string
}

export interface Context<N extends OperationName> {
  readonly input: Input<N>
  readonly caller: Caller
  readonly tx: Tx
  /** Epoch milliseconds. */
  readonly now: number
  readonly random: Random
  readonly settings: Settings
  /** Makes and reads page tokens. */
  readonly tokens: TokenSeal
}

export interface Operation<N extends OperationName> {
  readonly name: N
  readonly access: 'read' | 'write'
  /** The resource parts of the ARNs that a policy must allow, e.g. `dxcon/dxcon-…`; empty means `*`. */
  resources(input: Input<N>): readonly (string | undefined)[]
  run(context: Context<N>): Promise<Output<N>>
}

export const operation = <N extends OperationName>(name: N, rest: Omit<Operation<N>, 'name'>): Operation<N> => ({ name, ...rest })
