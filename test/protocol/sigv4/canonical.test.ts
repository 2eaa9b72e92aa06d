// The general canonical form, for paths and queries that our own service never takes. The first test is the
// worked example of AWS's documentation, with every value that it publishes on the way.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalQuery, canonicalRequest, canonicalUri, signature, stringToSign } from '#protocol/sigv4/canonical.ts'
import { canonicalHeaders, canonicalValue } from '#protocol/sigv4/headers.ts'
import { signingKey } from '#protocol/sigv4/signing-key.ts'

test('the worked example of the documentation comes out as published', () => {
  const canonical = canonicalRequest({
    method: 'GET',
    path: '/',
    query: 'Version=2010-05-08&Action=ListUsers',
    headers: [
      'Host',
      'iam.amazonaws.com',
      'Content-Type',
      ' application/x-www-form-urlencoded;  charset=utf-8 ',
      'X-Amz-Date',
      '20150830T123600Z',
    ],
    signedHeaders: ['content-type', 'host', 'x-amz-date'],
    payloadHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  expect(canonical).toBe(
    'GET\n/\nAction=ListUsers&Version=2010-05-08\ncontent-type:application/x-www-form-urlencoded; charset=utf-8\n' +
      'host:iam.amazonaws.com\nx-amz-date:20150830T123600Z\n\ncontent-type;host;x-amz-date\n' +
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  const hashed = createHash('sha256').update(canonical).digest('hex')
  expect(hashed).toBe('f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59')
  const toSign = stringToSign('20150830T123600Z', '20150830/us-east-1/iam/aws4_request', canonical)
  expect(toSign).toBe(`AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n${hashed}`)
  const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
  const key = signingKey({ secretAccessKey, day: '20150830', region: 'us-east-1', service: 'iam' })
  expect(signature(key, toSign).toString('hex')).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7')
})

test.for<[string, string]>([
  ['', '/'],
  ['/', '/'],
  ['//', '/'],
  ['/./', '/'],
  ['/..', '/'],
  ['/../../a', '/a'],
  ['/a/./b/../c', '/a/c'],
  ['/a//b/', '/a/b/'],
  ['/a/b/..', '/a/'],
  ['/a/.', '/a/'],
  ['/a b', '/a%20b'],
  ['/a%20b', '/a%2520b'],
  ['/~-._', '/~-._'],
  ['/\u00e1\u0088\u00b4', '/%E1%88%B4'],
])('the path %j becomes %j', ([path, expected]) => {
  expect(canonicalUri(path)).toBe(expected)
})

test('where the path is not to be normalised it is only encoded', () => {
  expect(canonicalUri('/a//../b c', false)).toBe('/a//../b%20c')
})

test.for<[string, string]>([
  ['', ''],
  ['b=2&a=1', 'a=1&b=2'],
  ['a=2&a=1', 'a=1&a=2'],
  ['a&b=', 'a=&b='],
  ['a=1=2', 'a=1%3D2'],
  ['B=1&a=1', 'B=1&a=1'],
  // Sorting before encoding would bring the first two the other way round.
  ['a-=1&a%2F=1&a=1', 'a=1&a%2F=1&a-=1'],
  ['%e1%88%b4=%7e', '%E1%88%B4=~'],
  ['a=100%', 'a=100%25'],
  ['&&a=1&', 'a=1'],
])('the query %j becomes %j', ([query, expected]) => {
  expect(canonicalQuery(query)).toBe(expected)
})

test.for<[string, string]>([
  ['a', 'a'],
  ['', ''],
  [' ', ''],
  ['  a  b  ', 'a b'],
  ['"a  b"', '"a b"'],
  ['a\tb', 'a b'],
  ['a\n  b', 'a b'],
  ['\u00a0a\u00a0', '\u00a0a\u00a0'],
])('the header value %j becomes %j', ([value, expected]) => {
  expect(canonicalValue(value)).toBe(expected)
})

test('repeated headers are one, in order of arrival, whatever the case of their names', () => {
  expect(canonicalHeaders(['X-A', 'b', 'Host', 'h', 'x-a', 'a', 'x-A', ''])).toEqual(
    new Map([
      ['x-a', 'b,a,'],
      ['host', 'h'],
    ]),
  )
})
