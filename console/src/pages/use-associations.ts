// The associations of several virtual gateways at once: the API answers for one gateway a call, and
// the number of hooks may not change, so each is asked through the cache.
import { useEffect, useMemo, useState } from 'react'
import { useConsole } from '../api/console-context.tsx'
import type { Answer, Association } from '../api/contract.ts'

const operation = 'DescribeDirectConnectGatewayAssociations'

export function useAssociations(gatewayIds: readonly string[]): readonly Association[] {
  const { cache } = useConsole()
  const list = gatewayIds.join(' ')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const leave = list
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => {
        const input = { associatedGatewayId: id }
        return cache.subscribe(`${operation} ${JSON.stringify(input)}`, { operation, input }, false, () => setTurn((old) => old + 1))
      })
    return () => {
      for (const each of leave) each()
    }
  }, [cache, list])
  return useMemo(
    () =>
      list
        .split(' ')
        .filter((id) => id !== '')
        .flatMap(
          (id) =>
            cache.stateOf<Answer<typeof operation>>(`${operation} ${JSON.stringify({ associatedGatewayId: id })}`).value
              ?.directConnectGatewayAssociations ?? [],
        ),
    // The turn says that an answer came.
    [cache, list, turn],
  )
}
