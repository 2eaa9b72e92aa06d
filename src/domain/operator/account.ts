// The operator's own account: its keys open the operator's door and no other, and tenants' keys
// open every door but that one.
export const operatorAccountId = '000000000000'
