# R03 alert: MS-TURN message over UDP; sid 9210086, rev 1
signature skywarden-R03-alert {
  ip-proto == udp
  payload /[\x00-\xff]{20}\x00\x0f\x00\x04\x72\xc6\x4b\xc6/
  event "SKYWARDEN MS-TURN message over UDP"
}

