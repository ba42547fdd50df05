# D13 alert: DNS question below sfbassets.com; sid 9210060, rev 1
signature skywarden-D13-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}([\x00-\xff]*)\x09[\x53\x73][\x46\x66][\x42\x62][\x41\x61][\x53\x73][\x53\x73][\x45\x65][\x54\x74][\x53\x73]\x03[\x43\x63][\x4f\x6f][\x4d\x6d]\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question below sfbassets.com"
}

