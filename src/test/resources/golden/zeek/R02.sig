# R02 alert: STUN request with a candidate identifier; sid 9210085, rev 1
signature skywarden-R02-alert {
  ip-proto == udp
  payload /[\x00-\x3f][\x00-\xff]{3}\x21\x12\xa4\x42[\x00-\xff]{12}[\x00-\xff]*\x80\x54\x00[\x00-\x08]/
  event "SKYWARDEN STUN request with a candidate identifier"
}

