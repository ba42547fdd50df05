<#-- One rule. msg comes first and sid and rev last: managers that read rules by pattern expect it so. -->
${action} ${protocol} ${source.addresses} ${source.ports} -> ${destination.addresses} ${destination.ports} <#rt>
(msg:"SKYWARDEN ${title}<#if helper> (${part})</#if>"; <#t>
<#list options as option>${option.keyword}<#if option.value??>:${option.value}</#if>; </#list><#t>
<#list references as reference>reference:url,${reference}; </#list><#t>
classtype:policy-violation; <#t>
metadata:<#list metadata as entry>${entry.key} ${entry.value}<#sep>, </#sep></#list>; <#t>
sid:${sid?c}; rev:${rev?c};)
