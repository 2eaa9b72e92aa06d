// What every page stands on: the session, the region, the cache of questions, and the last thing
// that was done. One provider per account and region: switching starts with empty hands.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { recordStates } from '../logic/journal.ts'
import { ApiFault, askAll, callApi } from './call.ts'
import { QuestionCache, type Answered } from './cache.ts'
import type { Answer, Input, OperationName } from './contract.ts'
import { questionsOf } from './drawers.ts'
import { journal } from './journal-store.ts'
import { listenLive, type Liveliness } from './live.ts'
import type { Session } from './session.ts'

export interface Done {
  readonly operation: OperationName
  readonly input: object
  readonly answer: unknown
  readonly at: number
}

interface Console {
  readonly session: Session
  readonly region: string
  readonly cache: QuestionCache
  readonly liveliness: Liveliness
  readonly lastDone: Done | undefined
  readonly done: (done: Done) => void
  readonly signedOut: () => void
}

const Context = createContext<Console | undefined>(undefined)

interface Props {
  readonly session: Session
  readonly region: string
  readonly onSignedOut: () => void
  readonly children: ReactNode
}

export function ConsoleProvider({ session, region, onSignedOut, children }: Props) {
  const [liveliness, setLiveliness] = useState<Liveliness>('connecting')
  const [done, setDone] = useState<Done & { readonly cache: QuestionCache }>()
  const accountId = session.account.accountId
  const cache = useMemo(() => {
    const ask = async <N extends OperationName>(operation: N, input: Input<N>): Promise<Answer<N>> => {
      try {
        return await askAll(operation, input, { region, csrf: session.csrf })
      } catch (error) {
        if (error instanceof ApiFault && error.signedOut) onSignedOut()
        throw error
      }
    }
    return new QuestionCache(ask, (_question, answer) => journal.record((known) => recordStates(known, answer, Date.now())))
    // The account belongs in the list: another account, other answers.
  }, [region, session.csrf, accountId, onSignedOut])

  useEffect(
    () =>
      listenLive(region, {
        changed: (drawers) => cache.invalidate([...drawers].flatMap((drawer) => questionsOf[drawer])),
        missed: () => cache.invalidate(),
        liveliness: setLiveliness,
      }),
    [cache, region],
  )

  const value = useMemo(
    () => ({
      session,
      region,
      cache,
      liveliness,
      // What was done as another account, or elsewhere, is not what was just done here.
      lastDone: done?.cache === cache ? done : undefined,
      done: (now: Done) => setDone({ ...now, cache }),
      signedOut: onSignedOut,
    }),
    [session, region, cache, liveliness, done, onSignedOut],
  )
  return <Context value={value}>{children}</Context>
}

export function useConsole(): Console {
  const value = useContext(Context)
  if (value === undefined) throw new Error('useConsole is called outside of ConsoleProvider')
  return value
}

const nothing = () => () => undefined
const unasked: Answered<never> = { loading: false, at: 0 }

/** The newest answer to a question; `undefined` as input asks nothing. */
export function useQuestion<N extends OperationName>(
  operation: N,
  input: Input<N> | undefined,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Answered<Answer<N>> {
  const { cache } = useConsole()
  const text = input === undefined ? undefined : JSON.stringify(input)
  const key = `${operation} ${text ?? ''}`
  const subscribe = useCallback(
    (listener: () => void) =>
      text === undefined ? nothing() : cache.subscribe(key, { operation, input: JSON.parse(text) as object }, quiet, listener),
    [cache, key, operation, text, quiet],
  )
  return useSyncExternalStore(subscribe, () => (text === undefined ? unasked : cache.stateOf<Answer<N>>(key)))
}

export interface Command<N extends OperationName> {
  readonly running: boolean
  readonly fault: ApiFault | undefined
  readonly forget: () => void
  /** The answer, or nothing when it was refused; the refusal is then in `fault`. */
  readonly run: (input: Input<N>) => Promise<Answer<N> | undefined>
}

/** Does something, then asks again whatever is on the screen. */
export function useCommand<N extends OperationName>(operation: N): Command<N> {
  const { cache, region, session, done, signedOut } = useConsole()
  const [running, setRunning] = useState(false)
  const [fault, setFault] = useState<ApiFault>()
  const run = useCallback(
    async (input: Input<N>) => {
      setRunning(true)
      setFault(undefined)
      try {
        const answer = await callApi(operation, input, { region, csrf: session.csrf })
        done({ operation, input, answer, at: Date.now() })
        cache.invalidate()
        return answer
      } catch (error) {
        const known = error instanceof ApiFault ? error : new ApiFault('ServiceFailure', String(error), 0)
        if (known.signedOut) signedOut()
        setFault(known)
        return undefined
      } finally {
        setRunning(false)
      }
    },
    [operation, region, session.csrf, cache, done, signedOut],
  )
  return { running, fault, forget: useCallback(() => setFault(undefined), []), run }
}
