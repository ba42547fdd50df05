# W05 alert: HTTP request to a host below skype.com; sid 9210112, rev 1
signature skywarden-W05-alert {
  ip-proto == tcp
  http-request-header /[hH][oO][sS][tT]\x3a ([\x00-\xff]*\x2e)?[\x53\x73][\x4b\x6b][\x59\x79][\x50\x70][\x45\x65]\x2e[\x43\x63][\x4f\x6f][\x4d\x6d](\x3a[0-9]+)?$/
  event "SKYWARDEN HTTP request to a host below skype.com"
}

