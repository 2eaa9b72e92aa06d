// The account's network, drawn in columns from locations to gateways. Every box that has a page
// leads to it; the same is said in words below the picture.
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { columns, describeGraph, type Graph, type Node } from '../logic/topology.ts'
import { hrefTo } from '../router.ts'
import { naturalWidth } from './natural-width.ts'

const boxWidth = 172
const boxHeight = 64
const columnGap = 40
const rowGap = 14
const top = 30

interface Place {
  readonly x: number
  readonly y: number
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function placesOf({ nodes }: Graph): { readonly places: ReadonlyMap<string, Place>; readonly width: number; readonly height: number } {
  const rows = columns.map((_name, column) => nodes.filter((node) => node.column === column))
  const tallest = Math.max(1, ...rows.map((row) => row.length))
  const height = top + tallest * (boxHeight + rowGap)
  const places = new Map<string, Place>()
  for (const [column, row] of rows.entries()) {
    const start = top + ((tallest - row.length) * (boxHeight + rowGap)) / 2
    for (const [index, node] of row.entries())
      places.set(node.id, { x: 4 + column * (boxWidth + columnGap), y: start + index * (boxHeight + rowGap) })
  }
  return { places, width: columns.length * (boxWidth + columnGap) - columnGap + 8, height }
}

function Box({ node, place }: { readonly node: Node; readonly place: Place }) {
  const inside = (
    <g transform={`translate(${place.x} ${place.y})`} className={`tone-${node.sign}`}>
      <rect className='box' width={boxWidth} height={boxHeight} rx={8} />
      <circle className='dot' cx={14} cy={19} r={4.5} />
      <text className='title' x={25} y={23}>
        {short(node.title, 16)}
      </text>
      {[node.word, node.detail]
        .filter((line) => line !== '')
        .map((line, index) => (
          <text className={line === node.word ? 'word' : 'quiet'} x={12} y={40 + index * 16} key={line}>
            {short(line, 22)}
          </text>
        ))}
    </g>
  )
  if (node.link === undefined || node.link === '') return inside
  return <a href={hrefTo(node.link)}>{inside}</a>
}

export function TopologyPicture({ graph }: { readonly graph: Graph }) {
  const { places, width, height } = placesOf(graph)
  return (
    <>
      <div className='picture-scroll'>
        <svg
          className='picture scaled'
          viewBox={`0 0 ${width} ${height}`}
          style={naturalWidth(width)}
          role='group'
          aria-label='Topology of this account'
        >
          {columns.map((name, column) => (
            <text key={name} className='quiet' x={4 + column * (boxWidth + columnGap)} y={16}>
              {name}
            </text>
          ))}
          {graph.edges.map(({ from, to, sign }) => {
            const [start, end] = [places.get(from), places.get(to)]
            if (start === undefined || end === undefined) return null
            const [x1, y1, x2, y2] = [start.x + boxWidth, start.y + boxHeight / 2, end.x, end.y + boxHeight / 2]
            const bend = Math.max(20, (x2 - x1) / 2)
            return (
              <path
                key={`${from} ${to}`}
                className={`wire tone-${sign} ${sign === 'success' || sign === 'info' ? '' : 'dashed'}`}
                d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
              />
            )
          })}
          {graph.nodes.map((node) => {
            const place = places.get(node.id)
            return place === undefined ? null : <Box key={node.id} node={node} place={place} />
          })}
        </svg>
      </div>
      <ExpandableSection headerText='The same in words'>
        <ul>
          {describeGraph(graph).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </ExpandableSection>
    </>
  )
}
