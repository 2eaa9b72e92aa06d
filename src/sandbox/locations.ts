// Where the sandbox's provider has ports: every published location, in its region, so that people's
// configurations run unchanged. The last column of the table says how sure the spelling of a code
// is: `dump` seen in an answer of AWS, `docs` in a vendor's documents, `inferred` from other lists.
import type { BillingMode, Device, Location } from '#domain/locations/location.ts'
import published from './locations.json' with { type: 'json' }

/** Region, code, name, speeds, MACsec speeds, providers, certainty. */
type Row = readonly (string | readonly string[])[]

const listOf = (column: string | readonly string[] | undefined): readonly string[] => (typeof column === 'object' ? column : [])

const billingModes: readonly BillingMode[] = [
  'PayAsYouGo',
  'FlatRateTier1',
  'FlatRateTier2',
  'FlatRateTier3',
  'FlatRateTier4',
  'FlatRateTier5',
]

const locationOf = ([region, locationCode, locationName, speeds, macSecSpeeds, providers]: Row): Location => ({
  locationCode: String(locationCode),
  locationName: String(locationName),
  region: String(region),
  availablePortSpeeds: listOf(speeds),
  availableMacSecPortSpeeds: listOf(macSecSpeeds),
  availableProviders: listOf(providers),
  availableBillingModes: billingModes.map((billingMode) => ({ billingMode, availablePortSpeeds: listOf(speeds) })),
})

/** Regions that no location is published for, which clients still ask about. */
const unpublished = ['cloudgouv-eu-west-1', 'me-central-1', 'us-gov-east-1']

/** Halls of our own, for regions that would otherwise have fewer than two places. */
const hall = (region: string, number: number): Location =>
  locationOf([
    region,
    `SBX${number}`,
    `Sandbox hall ${number}, ${region}`,
    ['1G', '10G', '100G'],
    ['10G', '100G'],
    ['Sandbox Metro'],
    'ours',
  ])

export const sandboxLocations: readonly Location[] = (() => {
  const known = published.map(locationOf)
  const byRegion = Map.groupBy(known, ({ region }) => region)
  const short = [...byRegion].filter(([, places]) => places.length < 2).map(([region]) => region)
  return [...known, ...short.map((region) => hall(region, 1)), ...unpublished.flatMap((region) => [hall(region, 1), hall(region, 2)])]
})()

export const sandboxRegions: readonly string[] = [...new Set(sandboxLocations.map(({ region }) => region))].sort()

const base36 = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Thirteen characters that a name always gets again (FNV-1a, digit by digit): ids survive a new data folder. */
function stableTail(name: string): string {
  let state = 0x811c9dc5
  let tail = ''
  for (let at = 0; at < 13; at += 1) {
    for (const letter of `${name}${at}`) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0
    tail += base36[state % base36.length]
  }
  return tail
}

/** Two devices a location; new ports go to the first until it is drained. */
export const sandboxDevices = (createdAt: number): readonly Device[] =>
  sandboxLocations.flatMap(({ region, locationCode }) =>
    [1, 2].map((number) => {
      const deviceId = `${locationCode}-${stableTail(`${region}/${locationCode}/${number}`)}`
      return { deviceId, logicalDeviceId: deviceId, locationCode, region, drained: false, createdAt: createdAt + number }
    }),
  )
