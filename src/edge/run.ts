// An agent with the real world around it: this router's BIRD, kernel, disk and clock.
import { Agent } from '#edge/agent/agent.ts'
import type { Clock } from '#edge/agent/ports.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import { diskAt } from '#edge/world/disk.ts'
import { kernelLinks } from '#edge/world/links.ts'
import type { ControlPlane } from '#link/control-plane.ts'
import type { DesiredPeer } from '#link/desired.ts'

export interface RunArguments {
  readonly settings: EdgeSettings
  readonly control: ControlPlane
  readonly signers: readonly string[]
  readonly openKey: (peer: DesiredPeer) => string
  /** The agent's own files; BIRD must be started with `bird.conf` in it. */
  readonly directory: string
  readonly birdSocket: string
  /** The network namespace that the router lives in; absent: this process's own. */
  readonly namespace?: string
  /** The group that BIRD runs under, so that it can read its file. */
  readonly birdGroup?: number
  readonly clock: Clock
  readonly log: (line: string) => void
}

export interface RunningEdge extends AsyncDisposable {
  readonly agent: Agent
}

export async function runEdge(given: RunArguments): Promise<RunningEdge> {
  const daemon = birdDaemon(given.birdSocket)
  const world = {
    daemon,
    links: kernelLinks(given.namespace),
    clock: given.clock,
    disk: await diskAt(given.directory, given.birdGroup),
    log: given.log,
  }
  const agent = await Agent.start({ ...given, world })
  return {
    agent,
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]()
      await daemon[Symbol.asyncDispose]()
    },
  }
}
