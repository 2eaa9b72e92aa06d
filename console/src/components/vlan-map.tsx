// The 4094 VLANs of a port as one picture: 64 columns of small squares, with the same in words
// for those who do not see it, and the holders as a list.
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { describeVlans, lastVlan, type VlanHolder } from '../logic/vlan-map.ts'
import { Empty } from './empty.tsx'

const columns = 128
const size = 9
const gap = 2

function squares(holders: ReadonlyMap<number, VlanHolder>) {
  // One path for the free ones, since there are thousands of them.
  let free = ''
  const taken = []
  for (let vlan = 1; vlan <= lastVlan; vlan += 1) {
    const x = ((vlan - 1) % columns) * (size + gap)
    const y = Math.floor((vlan - 1) / columns) * (size + gap)
    const holder = holders.get(vlan)
    if (holder === undefined) free += `M${x} ${y}h${size}v${size}h${-size}z`
    else
      taken.push(
        <rect key={vlan} x={x} y={y} width={size} height={size} className={`vlan-${holder.use}`}>
          <title>{`VLAN ${vlan}: ${holder.name} (${holder.id}), account ${holder.owner}, ${holder.use}`}</title>
        </rect>,
      )
  }
  return { free, taken }
}

export function VlanMap({ holders }: { readonly holders: ReadonlyMap<number, VlanHolder> }) {
  const { free, taken } = squares(holders)
  const words = describeVlans(holders)
  const width = columns * (size + gap) - gap
  const height = Math.ceil(lastVlan / columns) * (size + gap) - gap
  return (
    <SpaceBetween size='l'>
      <Container header={<Header variant='h2'>VLAN map</Header>}>
        <SpaceBetween size='s'>
          <div className='vlan-legend'>
            <span>
              <i className='vlan-free' />
              free
            </span>
            <span>
              <i className='vlan-used' />
              used
            </span>
            <span>
              <i className='vlan-held' />
              held until accepted
            </span>
          </div>
          <div className='picture-scroll'>
            <svg
              className='picture'
              viewBox={`0 0 ${width} ${height}`}
              role='img'
              aria-label={words}
              style={{ width: '100%', minWidth: 640 }}
            >
              <path d={free} className='vlan-free' />
              {taken}
            </svg>
          </div>
          <p>{words}</p>
        </SpaceBetween>
      </Container>
      <Table
        variant='container'
        ariaLabels={{ tableLabel: 'Taken VLANs' }}
        header={<Header variant='h2'>Taken VLANs</Header>}
        items={[...holders.values()].toSorted((a, b) => a.vlan - b.vlan)}
        trackBy={({ vlan }) => String(vlan)}
        empty={<Empty title='Every VLAN is free' />}
        columnDefinitions={[
          { id: 'vlan', header: 'VLAN', cell: ({ vlan }) => vlan, isRowHeader: true },
          { id: 'name', header: 'Name', cell: ({ name }) => name },
          { id: 'id', header: 'ID', cell: ({ id }) => id },
          { id: 'owner', header: 'Account', cell: ({ owner }) => owner },
          { id: 'use', header: 'Use', cell: ({ use }) => use },
        ]}
      />
    </SpaceBetween>
  )
}
