import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { missing, openBench } from './programs.ts'
import { folder, startedSandbox } from './sandbox-process.ts'

// What the sandbox prints to be pasted is pasted: into a shell, with nothing else set.
const absent = missing('aws', 'curl', 'boto3')

describe.skipIf(absent !== '')(`the lines to paste${absent}`, () => {
  test.for([['aws'], ['outscale']] as const)('work as they are printed for --profile %s', async ([profile]) => {
    using place = folder()
    await using sandbox = await startedSandbox(join(place.path, 'credentials'), '--data', ':memory:', '--profile', profile)
    while (!sandbox.printed().includes('the tour.')) await new Promise((resolve) => setTimeout(resolve, 5))
    const printed = sandbox.printed()
    const { endpoint, accounts } = sandbox.credentials
    expect(printed).toContain(`Demarc sandbox is ready at ${endpoint}`)
    for (const { accountId, accessKeyId, secretAccessKey } of accounts)
      expect(printed).toMatch(new RegExp(`${accountId} .*${accessKeyId} .*${secretAccessKey.replaceAll('+', '\\+')}`))
    expect(printed).toContain('Nothing is kept. Ctrl-C stops it.')

    const lines = printed
      .split('\n')
      .filter((line) => line.startsWith('  ') && /^ {2}(export|aws|python3|curl) /.test(line))
      .map((line) => line.trim())
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['export', 'aws', 'aws', 'python3', 'curl'])
    // Only for its clean home and path: the keys are those of the lines.
    await using bench = await openBench()
    const [exported, locations, created, boto3, curl] = lines
    const paste = async (line: string | undefined) => {
      // The python3 of Debian, whose boto3 it is.
      const { code, stdout, stderr } = await bench.shell(
        'partner',
        `unset AWS_ACCESS_KEY_ID AWS_REGION AWS_DEFAULT_REGION\nPATH=/usr/bin:$PATH\n${exported}\n${line}`,
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return stdout
    }
    expect(await paste(locations)).toContain(profile === 'outscale' ? 'PAR1' : 'EqDC2')
    const { connectionId } = JSON.parse(await paste(created)) as { readonly connectionId: string }
    expect(await paste(boto3)).toContain(connectionId)
    expect(JSON.parse(await paste(curl))).toMatchObject({ connections: [{ connectionId, connectionName: 'first' }] })
  })
})
