# R04 alert: MS-TURN message with realm rtcmedia; sid 9210087, rev 1
signature skywarden-R04-alert {
  ip-proto == udp
  payload /[\x00-\xff]{20}\x00\x0f\x00\x04\x72\xc6\x4b\xc6[\x00-\xff]*\x72\x74\x63\x6d\x65\x64\x69\x61/
  event "SKYWARDEN MS-TURN message with realm rtcmedia"
}

