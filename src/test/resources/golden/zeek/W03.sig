# W03 alert: HTTP report of the first run; sid 9210110, rev 1
signature skywarden-W03-alert {
  ip-proto == tcp
  http-request-header /[hH][oO][sS][tT]\x3a ([\x00-\xff]*\x2e)?[\x53\x73][\x4b\x6b][\x59\x79][\x50\x70][\x45\x65]\x2e[\x43\x63][\x4f\x6f][\x4d\x6d](\x3a[0-9]+)?$/
  http-request /[\x00-\xff]*\x2f\x75\x69\x2f/
  http-request /[\x00-\xff]*\x2f\x69\x6e\x73\x74\x61\x6c\x6c\x65\x64/
  event "SKYWARDEN HTTP report of the first run"
}

