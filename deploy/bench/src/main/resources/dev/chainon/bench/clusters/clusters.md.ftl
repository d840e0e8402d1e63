<#function three x><#return x?string["0.000"]></#function>
<#function percent x><#return (100 * x)?string["0.0"]></#function>
# Clusters of airports and of days: what are they worth?

[Français](clusters.fr.md)

Page made from `bench/results/clusters.json`; no number is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## The question

Without looking at a single delay, do airports and days fall into clear groups? And do these groups tell anything of delays, beside the supervised control? This is an exploration: nothing in the pipeline depends on it.

## The measurement

Airports are described by their traffic, mean distance, mean hour, share of the weekend and regularity; days by their traffic, distance, hour, number of airports and share of the ten largest. No number holds a delay. Airports are clustered on 15 January to 30 April, days on 15 January to 31 May; June is not read. Each column has mean 0 and deviation 1.

- **k-means**: the number of clusters, from 2 to 6, is that of the best silhouette.
- **DBSCAN**: the reach leaves nine points in ten within reach of their fifth neighbour; lonely points belong to no cluster.
- **Silhouette**: 1 for clear clusters, 0 for clusters that touch. **Stability**: agreement (adjusted Rand) between the clusters of all points and those of a hundred resamples; 1 when nothing moves.
- **AUC on May**: each flight is given the share of late flights that its cluster had before May; one half tells nothing.

| what is clustered | method | clusters | lonely | silhouette | stability | 95 % of the resamples | AUC on May |
|---|---|---:|---:|---:|---:|---|---:|
<#list [["airports", "airports"], ["days", "days"]] as unit>
<#list [["means", "k-means"], ["density", "DBSCAN"]] as method>
<#assign found = details[unit[0]][method[0]]>
| ${details[unit[0]].units} ${unit[1]} | ${method[1]} | ${found.clusters} | ${percent(found.noise)} % | <#if found.silhouette??>${three(found.silhouette)}<#else>–</#if> | ${three(found.stability)} | ${three(found.stabilityLow)} to ${three(found.stabilityHigh)} | ${three(found.auc)} |
</#list>
</#list>

Silhouette of k-means by the number of clusters:

| what is clustered | 2 | 3 | 4 | 5 | 6 |
|---|---:|---:|---:|---:|---:|
<#list [["airports", "airports"], ["days", "days"]] as unit>
| ${unit[1]} | <#list details[unit[0]].silhouettes as k, value>${three(value)} | </#list>
</#list>

## Beside the supervised control

<#assign best = 0>
<#list ["airports", "days"] as unit><#list ["means", "density"] as method><#if details[unit][method].auc gt best><#assign best = details[unit][method].auc></#if></#list></#list>
<#if details.supervised?has_content>
The best of these partitions reaches an AUC of ${three(best)} on May. On the same days the last training gives:

<#assign names = {"model.may.auc": "the network", "control.rule.auc": "the hand-made rule", "control.linear-static.auc": "logistic regression, static", "control.trees.auc": "boosted trees"}>
<#list details.supervised as id, value>
- ${names[id]}: ${three(value)}
</#list>
<#else>
The best of these partitions reaches an AUC of ${three(best)} on May. Nothing was trained here: the comparison with the supervised control is missing.
</#if>

## What it is worth

<#assign weak = details.airports.means.silhouette lt 0.5 && details.days.means.silhouette lt 0.5>
<#if weak>Both silhouettes are below one half: these clusters are weak. They help to describe, not to decide.<#else>One silhouette at least is above one half: these clusters are clearer than expected, which does not make them predictors.</#if> An airport or a day is an average here: what delays a flight changes from hour to hour, and no cluster of this kind sees it.
