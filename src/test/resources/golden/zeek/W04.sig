# W04 alert: HTTP User-Agent that begins with Skype; sid 9210111, rev 1
signature skywarden-W04-alert {
  ip-proto == tcp
  http-request-header /[uU][sS][eE][rR]\x2d[aA][gG][eE][nN][tT]\x3a \x53\x6b\x79\x70\x65/
  event "SKYWARDEN HTTP User-Agent that begins with Skype"
}

