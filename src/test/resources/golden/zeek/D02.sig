# D02 alert: DNS question below skype.net; sid 9210049, rev 1
signature skywarden-D02-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)\x05[\x53\x73][\x4b\x6b][\x59\x79][\x50\x70][\x45\x65]\x03[\x4e\x6e][\x45\x65][\x54\x74]\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question below skype.net"
}

