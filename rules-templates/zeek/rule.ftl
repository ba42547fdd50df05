<#-- One signature. Expressions are anchored at the start of a datagram or header by Zeek itself. -->
<#assign any = "[\\x00-\\xff]">
<#if !payload.complete>
  <#stop "bytes that no one expression says: Zeek may find two expressions in two packets">
</#if>
<#if !session && transport == "tcp">
  <#stop "the bytes of one TCP segment: Zeek matches the stream">
</#if>
<#if !session && payload.max < 65535>
  <#stop "the end of a payload: Zeek looks on in the next packet">
</#if>
<#if leaves?filter(leaf -> leaf.kind == "dns-query")?size gt 0 && transport == "tcp">
  <#stop "DNS over TCP">
</#if>
# ${signature.id} ${part.name}: ${signature.title.plain}; sid ${sid}, rev ${rev}
signature skywarden-${signature.id}-${part.name} {
  ip-proto == ${transport}
<#list leaves as leaf>
<#switch leaf.kind>
<#case "dns-query">
  <#if !leaf.name.wireRegex??><#stop "a text across the border of two labels of a name"></#if>
  dst-port == 53
  udp-state originator
  payload /${any}{2}[\x00-\x7f]${any}\x00\x01${any}{6}${leaf.name.wireRegex}${any}{2}\x00\x01/
  <#break>
<#case "http-host">
  http-request-header /[hH][oO][sS][tT]\x3a ${leaf.name.regex}(\x3a[0-9]+)?$/
  <#break>
<#case "http-user-agent">
  http-request-header /[uU][sS][eE][rR]\x2d[aA][gG][eE][nN][tT]\x3a <#if !leaf.atStart>${any}*</#if>${leaf.text.regex}/
  <#break>
<#case "http-uri">
  http-request /<#if !leaf.atStart>${any}*</#if>${leaf.text.regex}/
  <#break>
</#switch>
</#list>
<#if !session>
  <#if !server.any><@serverSide/></#if>
  <#if !server.eitherSide && direction != "either">
  udp-state ${(direction == "to-server")?then("originator", "responder")}
  </#if>
  <#if payload.regex != "">
  payload /${payload.regex}/
  </#if>
</#if>
  event "SKYWARDEN ${signature.title.plain}"
}
<#-- The server is where the packet goes to, or comes from. -->
<#macro serverSide>
<#local side = (direction == "to-client")?then("src", "dst")>
  <#if server.ports?size gt 0>
  ${side}-port == <#list server.ports as range>${range.first}<#if range.last != range.first>-${range.last}</#if><#sep>,</#list>
  </#if>
  <#if server.networks?size gt 0>
  ${side}-ip == <#list server.networks as net><#if net.version == 6>[${net.address}]<#else>${net.address}</#if>/${net.prefix}<#sep>,</#list>
  </#if>
</#macro>
