import Box from '@cloudscape-design/components/box'
import { To } from '../components/to.tsx'

/** An address that leads nowhere. */
export function NotHere() {
  return (
    <Box textAlign='center' padding='xxxl'>
      <Box variant='h1'>There is no such page</Box>
      <To path='/connections'>Go to the connections</To>
    </Box>
  )
}
