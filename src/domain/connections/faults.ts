import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const connectionFaults = {
  notFound: fault({
    source: 'observed',
    aws: (connectionId: string) => `Could not find Connection with ID ${connectionId}`,
    outscale: (connectionId: string) => `Connection '${connectionId}' does not exists.`,
    example: [id],
  }),
  badId: fault({
    source: 'ours',
    aws: (connectionId: string) => `Connection ID ${connectionId} has an invalid format.`,
    outscale: (connectionId: string) => `Connection '${connectionId}' does not exists.`,
    example: ['foo'],
  }),
  notAvailable: fault({
    source: 'partly observed',
    aws: (connectionId: string, state: string) => `The specified Connection ID is not available: ${connectionId} is in state ${state}.`,
    outscale: () => 'Connection is not available',
    example: [id, 'requested'],
  }),
  wrongState: fault({
    source: 'observed',
    aws: (operation: string, connectionId: string, state: string) => `${operation} failed. ${connectionId} is in state ${state}`,
    example: ['ConfirmConnection', id, 'available'],
  }),
  badName: fault({
    source: 'ours',
    aws: (member: string) => `${member} must have 1 to 100 characters.`,
    example: ['connectionName'],
  }),
  badBandwidth: fault({
    source: 'ours',
    aws: (bandwidth: string, allowed: string) => `Bandwidth ${bandwidth} is not one of ${allowed}.`,
    outscale: (bandwidth: string) => `Invalid interface speed: ${bandwidth}`,
    example: ['3Gbps', '1Gbps, 10Gbps, 100Gbps, 400Gbps'],
  }),
  speedNotOffered: fault({
    source: 'ours',
    aws: (bandwidth: string, location: string, offered: string) =>
      `Location ${location} has no ports of ${bandwidth}; it offers ${offered}.`,
    outscale: (bandwidth: string) => `Invalid interface speed: ${bandwidth}`,
    example: ['400Gbps', 'EqDC2', '1G, 10G, 100G'],
  }),
  noLocation: fault({
    source: 'ours',
    aws: (location: string, region: string) => `Location ${location} does not exist in region ${region}.`,
    outscale: (location: string) => `Location '${location}' is invalid.`,
    example: ['Nowhere1', 'us-east-1'],
  }),
  noMacSec: fault({
    source: 'ours',
    aws: (bandwidth: string, location: string) => `MACsec is not offered on ports of ${bandwidth} at location ${location}.`,
    example: ['1Gbps', 'EqDC2'],
  }),
  notMacSecCapable: fault({
    source: 'ours',
    aws: (resourceId: string) => `${resourceId} is not MACsec capable.`,
    example: [id],
  }),
  badEncryptionMode: fault({
    source: 'ours',
    aws: (mode: string) => `encryptionMode ${mode} is not one of no_encrypt, should_encrypt, must_encrypt.`,
    example: ['maybe'],
  }),
  inUse: fault({
    source: 'ours',
    aws: (connectionId: string) =>
      `Connection ${connectionId} cannot be deleted until its Virtual Interfaces and hosted connections are deleted`,
    example: [id],
  }),
  noDevice: fault({
    source: 'ours',
    aws: (location: string) => `There is no free port at location ${location}.`,
    example: ['EqDC2'],
  }),
  quota: fault({
    source: 'ours',
    aws: (accountId: string, limit: number, things: string) => `${accountId} has reached the limit of ${limit} ${things}.`,
    example: ['123456789012', 10, 'connections at location EqDC2'],
  }),
  badNextToken: fault({ source: 'ours', aws: () => 'Invalid nextToken', example: [] }),
  badMaxResults: fault({
    source: 'ours',
    aws: (value: number) => `maxResults ${value} is not 1 or more.`,
    example: [0],
  }),
}
