# W06 alert: HTTP User-Agent of the version 8 desktop client; sid 9210113, rev 1
signature skywarden-W06-alert {
  ip-proto == tcp
  http-request-header /[uU][sS][eE][rR]\x2d[aA][gG][eE][nN][tT]\x3a [\x00-\xff]*\x20\x53\x6b\x79\x70\x65\x2f\x38\x2e/
  event "SKYWARDEN HTTP User-Agent of the version 8 desktop client"
}

