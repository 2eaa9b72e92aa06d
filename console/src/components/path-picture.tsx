// The path picture: one row of hops from the customer's router to the prefixes. The first hop that
// is broken stands out and says what is known; any other hop says it when it is chosen. A picture
// that cannot be seen is read as a list of sentences.
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { describePath, firstBroken, type Hop } from '../logic/path.ts'
import { naturalWidth } from './natural-width.ts'
import { Age } from './time.tsx'

const hopWidth = 140
const hopHeight = 92
const wire = 14

/** Pixels that a text takes at most in the usual sans serifs, at the size of the picture's lines. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[.,:;/|il' ]/.test(letter) ? 4 : /[A-Zmw]/.test(letter) ? 9 : 7.3), 0)

/** Cut to what fits into a hop; the whole text is with the hop that is chosen. */
function short(text: string): string {
  let kept = text
  while (widthOf(kept) > hopWidth - 20) kept = kept.slice(0, -1)
  return kept === text ? text : `${kept.slice(0, -1)}…`
}

interface HopBoxProps {
  readonly hop: Hop
  readonly x: number
  readonly broken: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

function HopBox({ hop, x, broken, chosen, onChoose }: HopBoxProps) {
  return (
    <g
      transform={`translate(${x} 4)`}
      className={`tone-${hop.sign}`}
      role='button'
      tabIndex={0}
      aria-pressed={chosen}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose()
      }}
    >
      <rect className={`box${broken || chosen ? ' broken' : ''}`} width={hopWidth} height={hopHeight} rx={10} />
      <circle className='dot' cx={14} cy={19} r={4.5} />
      <text className='title' x={23} y={23}>
        {hop.title}
      </text>
      <text className='word' x={12} y={42}>
        {short(hop.word)}
      </text>
      {hop.lines.slice(0, 2).map((line, index) => (
        <text className='quiet' x={12} y={61 + index * 17} key={line}>
          {short(line)}
        </text>
      ))}
    </g>
  )
}

function PathRow({ hops, label }: { readonly hops: readonly Hop[]; readonly label: string }) {
  const broken = firstBroken(hops)
  const [chosen, setChosen] = useState<number>()
  const looked = hops[chosen ?? broken ?? -1]
  const width = hops.length * (hopWidth + wire) - wire + 8
  return (
    <div>
      <div className='picture-scroll'>
        <svg
          className='picture scaled'
          viewBox={`0 0 ${width} ${hopHeight + 8}`}
          style={naturalWidth(width)}
          role='group'
          aria-label={`Path of ${label}`}
        >
          {hops.slice(1).map((hop, index) => (
            <path
              key={hop.key}
              className={`wire tone-${hop.sign} ${hop.sign === 'success' ? '' : 'dashed'}`}
              d={`M${4 + (index + 1) * (hopWidth + wire) - wire} ${4 + hopHeight / 2}h${wire}`}
            />
          ))}
          {hops.map((hop, index) => (
            <HopBox
              key={hop.key}
              hop={hop}
              x={4 + index * (hopWidth + wire)}
              broken={index === broken}
              chosen={index === chosen}
              onChoose={() => setChosen(index === chosen ? undefined : index)}
            />
          ))}
        </svg>
      </div>
      {looked !== undefined && (
        <div className={`hop-known tone-${looked.sign}`}>
          <strong>
            {looked.title}: {looked.word}
          </strong>
          <ul>
            {[...looked.lines, ...looked.known].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <p className='visually-hidden'>{describePath(hops)}</p>
    </div>
  )
}

export interface Path {
  readonly label: string
  readonly hops: readonly Hop[]
}

/** One path, or two stacked where there is redundancy. `at`: when the API last said so. */
export function PathPicture({ paths, at }: { readonly paths: readonly Path[]; readonly at: number }) {
  return (
    <SpaceBetween size='s'>
      {paths.map(({ label, hops }) => (
        <div key={label}>
          {paths.length > 1 && <strong>{label}</strong>}
          <PathRow hops={hops} label={label} />
        </div>
      ))}
      {at > 0 && (
        <small className='observed'>
          Observed <Age milliseconds={at} />
        </small>
      )}
    </SpaceBetween>
  )
}
