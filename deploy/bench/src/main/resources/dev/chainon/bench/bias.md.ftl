<#assign names = {"none": "no correction", "reweighing": "reweighing of the training", "thresholds": "a threshold for each group", "calibration": "a calibration for each group"}>
<#assign groupings = {"hour": "hour of departure", "size": "traffic of the origin", "region": "clock of the origin", "distance": "distance"}>
<#function bars of><#local all = []><#list details.corrections as name, c><#local all = all + [{"label": names[name], "low": c[of].low, "value": c[of].value, "high": c[of].high}]></#list><#return all></#function>
<#function three x><#return x?string["0.000"]></#function>
<#function signed x><#return x?string["+0.0000;-0.0000"]></#function>
<#function cost x><#return x?string["+0.0;-0.0"]></#function>
<#assign none = details.corrections.none>
<#assign best = "none">
<#list details.corrections as name, c><#if c.gap.value lt details.corrections[best].gap.value><#assign best = name></#if></#list>
# Biases, and what their correction costs

[Français](bias.fr.md)

Page made from `bench/results/bias.json`; no number is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## The question

At one threshold, does the model find everybody's delays equally well? If not, what does it cost to make it? Recall is the share of the late flights that are warned of; the gap is the recall of the group served best minus that of the group served worst.

## The bias found

| groups by | gap in recall | 95 % interval |
|---|---:|---|
<#list details.gaps as key, gap>
| ${groupings[key]!key} | ${three(gap.value)} | ${three(gap.low)} to ${three(gap.high)} |
</#list>

The greatest gap is by **${groupings[details.grouping]!details.grouping}**; the corrections aim at it.

## Three corrections and their price

Trained on ${details.train} rows spread over January to April; judged on the ${details.validation} rows of May; June stays sealed. Thresholds and calibrations are chosen on every other day of May and applied to the days between, and the other way round: no row is judged by what was chosen on it. A false warning costs ${details.falseWarning}, a missed one ${details.missedWarning} (assumed). Intervals come from ${details.resamples} paired resamples of the days of May. The gap is a greatest minus a least: resampling always makes it a little greater, and its interval can lie above it where it is nearly nothing.

| correction | gap in recall | 95 % interval | AUC | change of AUC | log loss | cost of a thousand flights, change |
|---|---:|---|---:|---|---:|---|
<#list details.corrections as name, c>
| ${names[name]} | ${three(c.gap.value)} | ${three(c.gap.low)} to ${three(c.gap.high)} | ${c.auc?string["0.0000"]} | <#if name == "none">–<#else>${signed(c.aucChange.low)} to ${signed(c.aucChange.high)}</#if> | ${c.logloss?string["0.0000"]} | <#if name == "none">–<#else>${cost(c.costChange.value)} (${cost(c.costChange.low)} to ${cost(c.costChange.high)})</#if> |
</#list>

${intervals("gap", "Gap in recall under each correction, with its 95 % interval", bars("gap"))}

${intervals("cost", "Change of the cost of a thousand flights, with its 95 % interval", bars("costChange"))}

### By group

| correction | group | share of late flights | recall | false warnings | announced minus observed |
|---|---|---:|---:|---:|---:|
<#list details.corrections as name, c>
<#list c.groups as group, g>
| ${names[name]} | ${group} | ${three(g.baseRate)} | ${three(g.recall.value)} | ${three(g.falseAlarms.value)} | ${g.bias.value?string["+0.000;-0.000"]} |
</#list>
</#list>

## What it decides

<#if best == "none">
No correction narrows the gap: the one threshold stays.
<#else>
The smallest gap is that of **${names[best]}**: from ${three(none.gap.value)} to ${three(details.corrections[best].gap.value)}. <#if details.corrections[best].costChange.low gt 0>It makes decisions dearer beyond doubt<#elseif details.corrections[best].costChange.high lt 0>It makes decisions cheaper<#else>What it does to the cost is not established</#if>, and it changes the false warnings of the groups as the table shows.
</#if>

With unequal base rates, equal recall, calibration within groups and equal false warnings cannot hold together: the choice belongs to those concerned. The serving model keeps the one threshold and calibrated probabilities; its card shows recall by group.

## What it does not say

One seed, one month of judgement. Reweighing was done by drawing rows by their weights, not by weighting the loss.
