# D15 alert: DNS question for lyncdiscover; sid 9210062, rev 1
signature skywarden-D15-alert {
  ip-proto == udp
  dst-port == 53
  udp-state originator
  payload /[\x00-\xff]{2}[\x00-\x7f][\x00-\xff]\x00\x01[\x00-\xff]{6}[\x0c-\x3f][\x4c\x6c][\x59\x79][\x4e\x6e][\x43\x63][\x44\x64][\x49\x69][\x53\x73][\x43\x63][\x4f\x6f][\x56\x76][\x45\x65][\x52\x72][\x00-\xff]*\x00[\x00-\xff]{2}\x00\x01/
  event "SKYWARDEN DNS question for lyncdiscover"
}

