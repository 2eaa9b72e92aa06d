// Where ports are: locations, edge devices, and the ports themselves.
import type { Device, Location } from '#domain/locations/location.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { mustBeCode, mustBeOneOf, mustBeServed, mustBeText, mustBeThere, portSpeeds } from '#domain/operator/rules.ts'
import { type Port, portAfter } from '#domain/ports/port.ts'
import { operatorOperation } from '#operations/operator/operation.ts'

const flatRates = ['FlatRateTier1', 'FlatRateTier2', 'FlatRateTier3', 'FlatRateTier4', 'FlatRateTier5'] as const
const billingModes = ['PayAsYouGo', ...flatRates] as const

const locationToWire = ({ availableBillingModes: _, ...row }: Location) => row

export const putLocation = operatorOperation('PutLocation', async ({ input, tx, regions }) => {
  const { dryRun: _, ...wanted } = input
  const before = await tx.locations.find(wanted.region, wanted.locationCode)

  mustBeCode('locationCode', wanted.locationCode)
  mustBeText('locationName', wanted.locationName)
  mustBeServed(wanted.region, regions)
  for (const speed of [...wanted.availablePortSpeeds, ...(wanted.availableMacSecPortSpeeds ?? [])])
    mustBeOneOf('availablePortSpeeds', speed, portSpeeds)
  for (const provider of wanted.availableProviders ?? []) mustBeText('availableProviders', provider)
  const location: Location = {
    ...before,
    ...wanted,
    availableMacSecPortSpeeds: wanted.availableMacSecPortSpeeds ?? before?.availableMacSecPortSpeeds ?? [],
    availableProviders: wanted.availableProviders ?? before?.availableProviders ?? [],
    availableBillingModes: billingModes.map((billingMode) => ({ billingMode, availablePortSpeeds: wanted.availablePortSpeeds })),
  }

  await tx.locations.put(location)
  return { location: locationToWire(location) }
})

export const listLocations = operatorOperation('ListLocations', async ({ input, tx }) => {
  const rows = await tx.locations.all()
  return { locations: rows.filter(({ region }) => input.region === undefined || region === input.region).map(locationToWire) }
})

const deviceToWire = ({ deviceId, logicalDeviceId, locationCode, region, drained }: Device) => ({
  deviceId,
  logicalDeviceId,
  locationCode,
  region,
  drained,
})

export const putDevice = operatorOperation('PutDevice', async ({ input, tx, now }) => {
  const { deviceId, region, locationCode } = input
  const before = await tx.devices.find(deviceId)
  const location = mustBeThere(await tx.locations.find(region, locationCode), 'location', `${locationCode} in ${region}`)

  mustBeCode('deviceId', deviceId)
  const moves = before !== undefined && (before.region !== region || before.locationCode !== location.locationCode)
  if (moves) refuse(operatorFaults.wrongState, 'device', deviceId, `at ${before.locationCode}`, 'a device does not move')
  const device: Device = {
    deviceId,
    logicalDeviceId: mustBeCode('logicalDeviceId', input.logicalDeviceId ?? before?.logicalDeviceId ?? deviceId),
    locationCode: location.locationCode,
    region,
    drained: input.drained ?? before?.drained ?? false,
    createdAt: before?.createdAt ?? now,
  }

  await tx.devices.put(device)
  return { device: deviceToWire(device) }
})

export const listDevices = operatorOperation('ListDevices', async ({ input, tx }) => {
  const devices = (await tx.devices.all()).filter(({ region }) => input.region === undefined || region === input.region)
  const ports = Map.groupBy(await tx.ports.list(), ({ deviceId }) => deviceId)
  return {
    devices: devices.map((device) => {
      const own = ports.get(device.deviceId) ?? []
      return { ...deviceToWire(device), ports: own.length, free: own.filter(({ portState }) => portState === 'free').length }
    }),
  }
})

const portToWire = ({ since, createdAt: _, history, ...row }: Port) => ({
  ...row,
  since: new Date(since),
  history: history.map((change) => ({ ...change, at: new Date(change.at) })),
})

export const putPort = operatorOperation('PutPort', async ({ input, tx, now }) => {
  const { portId, deviceId, dryRun: _, ...known } = input
  const before = await tx.ports.lock(portId)
  const device = mustBeThere(await tx.devices.find(deviceId), 'device', deviceId)

  mustBeCode('portId', portId)
  const speed = mustBeOneOf('speed', known.speed, portSpeeds)
  for (const [member, value] of Object.entries(known)) if (typeof value === 'string') mustBeText(member, value)
  const rebuilt = before !== undefined && before.connectionId !== undefined && (before.speed !== speed || before.deviceId !== deviceId)
  if (rebuilt) refuse(operatorFaults.wrongState, 'port', portId, before.portState, 'its device and speed stay while something is on it')
  const { region, locationCode } = device
  const fresh: Port = {
    portId,
    deviceId,
    region,
    locationCode,
    speed,
    macSecCapable: false,
    portState: 'free',
    since: now,
    createdAt: now,
    history: [{ at: now, state: 'free' }],
  }
  const port: Port = { ...fresh, ...before, ...known, deviceId, region, locationCode }

  await (before === undefined ? tx.ports.insert(port) : tx.ports.update(port))
  return { port: portToWire(port) }
})

export const listPorts = operatorOperation('ListPorts', async ({ input, tx }) => {
  const { deviceId, locationCode, portState } = input
  const rows = deviceId === undefined ? await tx.ports.list() : await tx.ports.onDevice(deviceId)
  const asked = rows.filter(
    (row) => (locationCode === undefined || row.locationCode === locationCode) && (portState === undefined || row.portState === portState),
  )
  return { ports: asked.map(portToWire) }
})

export const updatePort = operatorOperation('UpdatePort', async ({ input, tx, now }) => {
  const port = mustBeThere(await tx.ports.lock(input.portId), 'port', input.portId)

  const event = mustBeOneOf('event', input.event, ['fail', 'repair', 'clear'])
  if (input.note !== undefined) mustBeText('note', input.note)
  refuseUnless(
    event !== 'repair' || port.connectionId === undefined,
    operatorFaults.wrongState,
    'port',
    port.portId,
    port.portState,
    'something is still on it',
  )
  const after = portAfter(port, event, now, input.note === undefined ? {} : { note: input.note })
  if (after === port) refuse(operatorFaults.wrongState, 'port', port.portId, port.portState, `${event} means nothing there`)

  await tx.ports.update(after)
  return { port: portToWire(after) }
})
