// A wish, not a lock: a program may ignore this file. Let the proxy refuse the names (squid/skywarden.conf), and the packet filter what passes it by.
// The proxy that refuses them. Never DIRECT: that lets them pass.
var skywardenProxy = "PROXY proxy.example:3128";
// Where all else goes, as in a file of your own.
var skywardenOthers = "DIRECT";

// Nothing but consumer Skype needs these. A dot in front means 'and below'.
var skywardenBlocked = [
  "alone.test",
  ".outer.test"
];
// Below those; these go on working.
var skywardenKept = [
  ".deep.far.down.outer.test",
  "far.down.outer.test",
  ".far.outer.test",
  ".inner.outer.test",
  "perhaps.outer.test"
];

function skywardenLists(names, host) {
  for (var i = 0; i < names.length; i++) {
    var name = names[i];
    if (name.charAt(0) === "." ? ("." + host).slice(-name.length) === name : host === name) {
      return true;
    }
  }
  return false;
}

function FindProxyForURL(url, host) {
  var name = host.toLowerCase().replace(/\.$/, "");
  return skywardenLists(skywardenBlocked, name) && !skywardenLists(skywardenKept, name) ? skywardenProxy : skywardenOthers;
}
