# D10 alert: DNS question for a name that begins with skypeecs-; sid 9210057, rev 1
signature skywarden-D10-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}[\x09-\x3f][\x53\x73][\x4b\x6b][\x59\x79][\x50\x70][\x45\x65][\x45\x65][\x43\x63][\x53\x73]\x2d[\x00-\xff]*\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question for a name that begins with skypeecs-"
}

