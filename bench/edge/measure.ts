// What every measurement here needs.
import { readFile } from 'node:fs/promises'

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Resident memory of a process and of the children that it runs. */
export async function residentMegabytes(pid: number): Promise<number> {
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter((word) => word !== '')
  const theirs = await Promise.all(children.map((child) => residentMegabytes(Number(child))))
  return theirs.reduce((sum, one) => sum + one, own)
}

export const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
