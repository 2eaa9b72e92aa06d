// Answers become JSON through writers that were compiled from the output schemas at the start.
import { type OperationName, operationNames, type Output, schemaOf } from '#contract/contract.ts'
import { compileWriter, type Writer } from '#protocol/schema/compile-writer.ts'
import { mustBeKnown } from '#protocol/schema/must-be-known.ts'

const writers = new Map<OperationName, Writer>(operationNames.map((name) => [name, compileWriter(schemaOf(name).output)]))

/** The answer as compact JSON; what the schema does not name is left out. */
export const encode = <N extends OperationName>(name: N, output: Output<N>): string => JSON.stringify(writers.get(name)?.(output))

/** As `encode`, but throws a `TypeError` where it would have to leave something out or guess: for tests. */
export function encodeStrictly<N extends OperationName>(name: N, output: Output<N>): string {
  mustBeKnown(schemaOf(name).output, output, name)
  return encode(name, output)
}
