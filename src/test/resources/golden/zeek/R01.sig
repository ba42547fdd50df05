# R01 alert: STUN message with the implementation version of Microsoft; sid 9210084, rev 1
signature skywarden-R01-alert {
  ip-proto == udp
  payload /[\x00-\x3f][\x00-\xff]{3}\x21\x12\xa4\x42[\x00-\xff]{12}[\x00-\xff]*\x80\x70\x00\x04\x00\x00\x00/
  event "SKYWARDEN STUN message with the implementation version of Microsoft"
}

