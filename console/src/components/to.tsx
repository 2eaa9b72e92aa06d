import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { hrefTo } from '../router.ts'

/** A link to another page of the console. What people typed is shown as text and nothing else. */
export function To({
  path,
  children,
  primary = false,
}: {
  readonly path: string
  readonly children: ReactNode
  readonly primary?: boolean
}) {
  return (
    <Link href={hrefTo(path)} variant={primary ? 'primary' : 'secondary'}>
      {children}
    </Link>
  )
}
