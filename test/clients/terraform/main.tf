# Every aws_dx_* resource of the AWS provider, for two accounts on one sandbox.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }
variable "blue" { type = object({ account = string, key = string, secret = string, vgw = string }) }
variable "partner" { type = object({ account = string, key = string, secret = string, vgw = string }) }
variable "interconnect" { type = string }

# What the second apply changes in place.
variable "label" {
  type    = string
  default = "first"
}
variable "prefixes" {
  type    = set(string)
  default = ["10.0.0.0/8"]
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = var.blue.key
  secret_key                  = var.blue.secret
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  endpoints {
    directconnect = var.endpoint
    ec2           = var.endpoint
    iam           = var.endpoint
    sts           = var.endpoint
  }
}

provider "aws" {
  alias                       = "partner"
  region                      = "us-east-1"
  access_key                  = var.partner.key
  secret_key                  = var.partner.secret
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  endpoints {
    directconnect = var.endpoint
    ec2           = var.endpoint
    iam           = var.endpoint
    sts           = var.endpoint
  }
}

# Ports. Terraform does not wait for them, which takes weeks elsewhere; here the time that a gateway takes is
# enough, so what needs a port that is up waits for a gateway.
resource "aws_dx_connection" "office" {
  name      = "office"
  bandwidth = "1Gbps"
  location  = "EqDC2"
  tags      = { label = var.label }
}

resource "aws_dx_connection" "member" {
  name      = "member"
  bandwidth = "1Gbps"
  location  = "EqDC2"
}

resource "aws_dx_connection" "secured" {
  name           = "secured"
  bandwidth      = "10Gbps"
  location       = "EqDC2"
  request_macsec = true
}

resource "aws_dx_lag" "bundle" {
  name                  = "bundle ${var.label}"
  connections_bandwidth = "1Gbps"
  location              = "EqDC2"
  force_destroy         = true
}

resource "aws_dx_connection_association" "member" {
  connection_id = aws_dx_connection.member.id
  lag_id        = aws_dx_lag.bundle.id
}

resource "aws_dx_macsec_key_association" "secured" {
  connection_id = aws_dx_connection.secured.id
  ckn           = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  cak           = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
  depends_on    = [aws_dx_gateway.hub]
}

# Gateways.
resource "aws_dx_gateway" "hub" {
  name            = "hub ${var.label}"
  amazon_side_asn = "64900"
}

resource "aws_dx_gateway" "transit" {
  name            = "transit"
  amazon_side_asn = "64901"
}

resource "aws_dx_gateway" "partner_transit" {
  provider        = aws.partner
  name            = "partner transit"
  amazon_side_asn = "64902"
}

resource "aws_dx_gateway_association" "own" {
  dx_gateway_id         = aws_dx_gateway.hub.id
  associated_gateway_id = var.blue.vgw
  allowed_prefixes      = var.prefixes
}

resource "aws_dx_gateway_association_proposal" "partner" {
  provider                    = aws.partner
  dx_gateway_id               = aws_dx_gateway.hub.id
  dx_gateway_owner_account_id = var.blue.account
  associated_gateway_id       = var.partner.vgw
}

resource "aws_dx_gateway_association" "accepted" {
  proposal_id                         = aws_dx_gateway_association_proposal.partner.id
  dx_gateway_id                       = aws_dx_gateway.hub.id
  associated_gateway_owner_account_id = var.partner.account
}

# Interfaces of one's own.
resource "aws_dx_private_virtual_interface" "office" {
  connection_id  = aws_dx_connection.office.id
  name           = "to the hub"
  vlan           = 101
  address_family = "ipv4"
  bgp_asn        = 65001
  dx_gateway_id  = aws_dx_gateway.hub.id
  tags           = { label = var.label }
}

resource "aws_dx_bgp_peer" "office" {
  virtual_interface_id = aws_dx_private_virtual_interface.office.id
  address_family       = "ipv6"
  bgp_asn              = 65001
}

resource "aws_dx_public_virtual_interface" "office" {
  connection_id         = aws_dx_connection.office.id
  name                  = "to the world"
  vlan                  = 102
  address_family        = "ipv4"
  bgp_asn               = 65002
  amazon_address        = "198.51.100.1/30"
  customer_address      = "198.51.100.2/30"
  route_filter_prefixes = ["203.0.113.0/24"]
  depends_on            = [aws_dx_gateway.hub]
}

resource "aws_dx_transit_virtual_interface" "office" {
  connection_id  = aws_dx_connection.office.id
  name           = "transit"
  vlan           = 103
  address_family = "ipv4"
  bgp_asn        = 65003
  dx_gateway_id  = aws_dx_gateway.transit.id
}

# Interfaces for the partner, who accepts them.
resource "aws_dx_hosted_private_virtual_interface" "hosted" {
  connection_id    = aws_dx_connection.office.id
  owner_account_id = var.partner.account
  name             = "hosted private"
  vlan             = 201
  address_family   = "ipv4"
  bgp_asn          = 65004
  depends_on       = [aws_dx_gateway.hub]
}

resource "aws_dx_hosted_private_virtual_interface_accepter" "hosted" {
  provider             = aws.partner
  virtual_interface_id = aws_dx_hosted_private_virtual_interface.hosted.id
  vpn_gateway_id       = var.partner.vgw
}

resource "aws_dx_hosted_public_virtual_interface" "hosted" {
  connection_id         = aws_dx_connection.office.id
  owner_account_id      = var.partner.account
  name                  = "hosted public"
  vlan                  = 202
  address_family        = "ipv4"
  bgp_asn               = 65005
  amazon_address        = "198.51.100.5/30"
  customer_address      = "198.51.100.6/30"
  route_filter_prefixes = ["192.0.2.0/24"]
  depends_on            = [aws_dx_gateway.hub]
}

resource "aws_dx_hosted_public_virtual_interface_accepter" "hosted" {
  provider             = aws.partner
  virtual_interface_id = aws_dx_hosted_public_virtual_interface.hosted.id
}

resource "aws_dx_hosted_transit_virtual_interface" "hosted" {
  connection_id    = aws_dx_connection.office.id
  owner_account_id = var.partner.account
  name             = "hosted transit"
  vlan             = 203
  address_family   = "ipv4"
  bgp_asn          = 65006
  # Accepters only forget: the interface must be gone before the gateway that it was accepted with.
  depends_on = [aws_dx_gateway.partner_transit]
}

resource "aws_dx_hosted_transit_virtual_interface_accepter" "hosted" {
  provider             = aws.partner
  virtual_interface_id = aws_dx_hosted_transit_virtual_interface.hosted.id
  dx_gateway_id        = aws_dx_gateway.partner_transit.id
}

# A connection from the partner, whose customer confirms it.
resource "aws_dx_hosted_connection" "hosted" {
  provider         = aws.partner
  connection_id    = var.interconnect
  owner_account_id = var.blue.account
  name             = "hosted"
  bandwidth        = "100Mbps"
  vlan             = 301
}

resource "aws_dx_connection_confirmation" "hosted" {
  connection_id = aws_dx_hosted_connection.hosted.id
}
