import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

/** Nothing there yet: what it would be, and the way to the first one. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <Box textAlign='center' padding={{ vertical: 'l' }} color='inherit'>
      <SpaceBetween size='s'>
        <b>{title}</b>
        {children !== undefined && (
          <Box variant='p' color='text-body-secondary'>
            {children}
          </Box>
        )}
        {action}
      </SpaceBetween>
    </Box>
  )
}
