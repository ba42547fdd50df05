# D22 alert: DNS question with flightproxy in it; sid 9210067, rev 1
signature skywarden-D22-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)[\x46\x66][\x4c\x6c][\x49\x69][\x47\x67][\x48\x68][\x54\x74][\x50\x70][\x52\x72][\x4f\x6f][\x58\x78][\x59\x79][\x00-\xff]*\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question with flightproxy in it"
}

