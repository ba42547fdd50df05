-- What a judging Snort 3 is told, complete: nothing comes from the machine's own configuration.
-- Wherever a setting can make two runs differ, it is pinned. What differs from a stock configuration stands first.

-- A packet of a flow in which a service was found is shown to rules only with this; the fake TLS of classic Skype hides in such flows.
-- It also keeps no more than five of the rules that fit a packet, and drops the others; a hundred is the most it can be told.
search_engine = { detect_raw_tcp = true, max_queue_events = 100 }

-- Without this Snort logs three events a packet, and a rule that matched is missing among the alerts (seen in 3.11.1).
event_queue = { max_queue = 1024, log = 1024 }

-- A tunnel of GTP is looked at from outside, as by the other judges; else its alerts would name the flows within.
udp = { gtp_ports = '' }

-- A flow must not be split by a pause: a week is longer than any reference capture.
local week = 604800
stream = { max_flows = 65536, ip_cache = { idle_timeout = week }, icmp_cache = { idle_timeout = week },
           tcp_cache = { idle_timeout = week }, udp_cache = { idle_timeout = week } }
stream_ip = { session_timeout = week }
stream_icmp = { session_timeout = week }
stream_tcp = { session_timeout = week, embryonic_timeout = week, idle_timeout = week }
stream_udp = { session_timeout = week }
stream_user = { }
stream_file = { }

-- What a stock configuration finds in flows that we ask about.
wizard = {
  spells = {
    { service = 'http', proto = 'tcp',
      to_server = { 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH', 'PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE',
                    'LOCK', 'UNLOCK', 'OPTIONS', 'REPORT', 'CHECKOUT', 'CHECKIN', 'MERGE' },
      to_client = { 'HTTP/' } },
  },
  hexes = {
    { service = 'ssl', proto = 'tcp', to_server = { '|16 03|' }, to_client = { '|16 03|' } },
  },
  curses = { 'sslv2' },
}
http_inspect = { }
ssl = { }
dns = { }
binder = {
  { when = { proto = 'udp', ports = '53', role = 'server' }, use = { type = 'dns' } },
  { when = { proto = 'tcp', ports = '53', role = 'server' }, use = { type = 'dns' } },
  { when = { service = 'http' }, use = { type = 'http_inspect' } },
  { when = { service = 'ssl' }, use = { type = 'ssl' } },
  { use = { type = 'wizard' } },
}

classifications = { { name = 'policy-violation', priority = 1, text = 'Potential Corporate Privacy Violation' } }
references = { { name = 'url', url = 'http://' } }
network = { checksum_eval = 'none' }

alert_json = { file = true, fields = 'pkt_num proto dir src_addr src_port dst_addr dst_port gid sid rev' }
