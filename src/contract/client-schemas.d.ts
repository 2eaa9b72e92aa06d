// The client package's table of schemas without the client around it: an eighth of the start-up
// time and a third of the memory of the whole package (docs in contract.ts). The package has no
// `exports`, so the path is public as far as Node is concerned; test/contract/form.test.ts holds it.
declare module '@aws-sdk/client-direct-connect/dist-cjs/schemas/schemas_0.js' {
  export * from '@aws-sdk/client-direct-connect/dist-types/schemas/schemas_0.js'
}
