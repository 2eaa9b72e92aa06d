// BIRD behind its control socket, as the agent wants it. The connection is made when it is needed and made
// again after BIRD was restarted.
import type { Daemon } from '#edge/agent/ports.ts'
import { ControlSocket } from '#edge/bird/control.ts'
import type { Reply } from '#edge/bird/control.ts'
import { routesFrom, sessionsFrom, statusFrom } from '#edge/bird/read.ts'
import { quoted } from '#edge/bird/print.ts'

export type BirdDaemon = Daemon & AsyncDisposable

export function birdDaemon(socketPath: string): BirdDaemon {
  let control: ControlSocket | undefined
  const ask = async (line: string): Promise<Reply> => {
    if (!control?.isOpen) control = await ControlSocket.open(socketPath)
    return control.ask(line)
  }
  const serverTime = async () => statusFrom(await ask('show status')).serverTime
  const must = async (line: string): Promise<Reply> => {
    const reply = await ask(line)
    if (!reply.ok) throw new Error(`BIRD refused ${JSON.stringify(line)}: ${reply.lines.at(-1)?.text ?? reply.code}`)
    return reply
  }
  return {
    status: async () => statusFrom(await must('show status')),
    check: (path) => ask(`configure check ${quoted(path)}`),
    configure: (path, undoSeconds) => ask(`configure ${quoted(path)} timeout ${undoSeconds}`),
    confirm: () => ask('configure confirm'),
    undo: () => ask('configure undo'),
    // A pattern that matches nothing is an error to BIRD and no sessions to us.
    sessions: async () => {
      const time = await serverTime()
      return sessionsFrom(await ask('show protocols "peer_*"'), time)
    },
    sessionsInDetail: async () => {
      const time = await serverTime()
      return sessionsFrom(await ask('show protocols all "peer_*"'), time)
    },
    routes: async (protocol, direction) => {
      const time = await serverTime()
      if (!/^peer_[0-9a-z]{8}$/.test(protocol)) throw new TypeError('not the protocol of a peer')
      return routesFrom(
        await ask(direction === 'accepted' ? `show route all protocol ${protocol}` : `show route all table all export ${protocol}`),
        time,
      )
    },
    [Symbol.asyncDispose]: async () => control?.[Symbol.asyncDispose](),
  }
}
