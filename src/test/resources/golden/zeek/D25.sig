# D25 alert: DNS question for hosts ending in -teams at cloudapp.net; sid 9210070, rev 1
signature skywarden-D25-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)\x2d[\x54\x74][\x45\x65][\x41\x61][\x4d\x6d][\x53\x73]\x08[\x43\x63][\x4c\x6c][\x4f\x6f][\x55\x75][\x44\x64][\x41\x61][\x50\x70][\x50\x70]\x03[\x4e\x6e][\x45\x65][\x54\x74]\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question for hosts ending in -teams at cloudapp.net"
}

