# D21 alert: DNS question below teams.office.com; sid 9210066, rev 1
signature skywarden-D21-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)\x05[\x54\x74][\x45\x65][\x41\x61][\x4d\x6d][\x53\x73]\x06[\x4f\x6f][\x46\x66][\x46\x66][\x49\x69][\x43\x63][\x45\x65]\x03[\x43\x63][\x4f\x6f][\x4d\x6d]\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question below teams.office.com"
}

