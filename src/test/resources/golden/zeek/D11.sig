# D11 alert: DNS question below lync.com; sid 9210058, rev 1
signature skywarden-D11-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)\x04[\x4c\x6c][\x59\x79][\x4e\x6e][\x43\x63]\x03[\x43\x63][\x4f\x6f][\x4d\x6d]\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question below lync.com"
}

