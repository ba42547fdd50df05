# D23 alert: DNS question with the label trouter; sid 9210068, rev 1
signature skywarden-D23-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}[\x00-\xff]{2}([\x00-\xff]*)\x07[\x54\x74][\x52\x72][\x4f\x6f][\x55\x75][\x54\x74][\x45\x65][\x52\x72][\x01-\x3f][\x00-\xff]*\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question with the label trouter"
}

