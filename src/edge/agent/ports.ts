// The world as the agent sees it. Everything that can fail, take time or outlive the agent is behind one of
// these, so that a test can make each step fail, and stop the agent before any of them.
import type { Reply } from '#edge/bird/control.ts'
import type { RouteSeen, SessionSeen, StatusSeen } from '#edge/bird/read.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import type { KernelState } from '#edge/kernel/state.ts'

/** BIRD. */
export interface Daemon {
  status(): Promise<StatusSeen>
  check(path: string): Promise<Reply>
  /** Takes the file into use; undone by itself after `undoSeconds` unless confirmed. */
  configure(path: string, undoSeconds: number): Promise<Reply>
  confirm(): Promise<Reply>
  undo(): Promise<Reply>
  /** Without the counts. */
  sessions(): Promise<readonly SessionSeen[]>
  /** With counts and last errors. */
  sessionsInDetail(): Promise<readonly SessionSeen[]>
  routes(protocol: string, direction: 'accepted' | 'advertised'): Promise<readonly RouteSeen[]>
}

export interface KernelFailure {
  readonly line: KernelLine
  readonly words: string
}

/** The kernel's links, addresses and rules. */
export interface Links {
  read(): Promise<KernelState>
  /** Runs every line, in order, and tells which failed; a failing line does not stop the others. */
  run(lines: readonly KernelLine[]): Promise<readonly KernelFailure[]>
  /** Segments that failed the MD5 check since the router started. */
  md5Failures(): Promise<number>
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls back once; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The agent's own directory. */
export interface Disk {
  read(name: string): Promise<string | undefined>
  /** All or nothing, and on the platter before it returns. Mode 0640. */
  write(name: string, text: string): Promise<void>
  /** Like `write`, for a file that need not survive a power cut. */
  draft(name: string, text: string): Promise<void>
  /** Puts text at the end; on the platter before it returns. A crash in between may leave a part of it. */
  append(name: string, text: string): Promise<void>
  /** Where BIRD finds a file. */
  pathOf(name: string): string
}

export interface World {
  readonly daemon: Daemon
  readonly links: Links
  readonly clock: Clock
  readonly disk: Disk
  /** One line for the operator. Never a key. */
  readonly log: (line: string) => void
}
