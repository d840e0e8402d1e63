<#assign words = {
  "enrichment": "**enrichment**: local time, calendar and geography together",
  "time": "local time (the zone of the airport)",
  "calendar": "calendar (weekday, holidays)",
  "geography": "geography (distance, latitudes, longitudes)",
  "history": "history (late rates of the weeks before)",
  "slot": "slot (the schedule as the past shows it)",
  "stream": "stream (delays known at that minute)",
  "congestion": "congestion (departures near in time)"}>
<#assign plain = {"enrichment": "enrichment", "time": "local time", "calendar": "calendar", "geography": "geography", "history": "history", "slot": "slot", "stream": "stream", "congestion": "congestion"}>
<#function bars gains metric><#local all = []><#list gains as family, gain><#local all = all + [{"label": plain[family], "low": gain[metric].low, "value": gain[metric].value, "high": gain[metric].high}]></#list><#return all></#function>
<#function four x><#return x?string["0.0000"]></#function>
<#function signed x><#return x?string["+0.0000;-0.0000"]></#function>
<#function verdict gain spread>
  <#if gain.low gt 0 && gain.value gt spread><#return "**earns its place**"></#if>
  <#if gain.high lt 0 && -gain.value gt spread><#return "**does harm**"></#if>
  <#return "undecided">
</#function>
<#assign network = details.models.network linear = details.models.linear seeds = details.seeds>
# What is each family of features worth?

[Français](ablation.fr.md)

Made from `bench/results/ablation.json`; no number here is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## The question

The pipeline enriches the bare events (who left, from where, when by the local clock) with what airports, time zones, distances and the calendar add, and then with what the log itself remembers. Each family costs code and state. Does the model need it?

## The measurement

Ablation: the same model is trained with all features, then once more for each family with that family hidden (every value zero). Train: ${details.train} rows spread evenly over January to April; judged on the ${details.validation} rows of May. June stays sealed. A network (hidden layers ${details.hidden}, at most ${details.epochs} epochs) and logistic regression (at most ${details.linearEpochs}), one seed each.

The gain is the metric with all features minus the metric without the family, turned so that positive is better. Its 95 % interval comes from ${details.resamples} resamples of the days of May, the same draws for both models, so the differences are paired. What is more, the network with all features was trained with ${seeds.count} seeds: AUC differs by up to ${four(seeds.auc)} and log loss by up to ${four(seeds.logloss)} between them, with no feature changed. A gain counts only when its interval leaves out zero and it exceeds that difference.

With all features: network AUC ${four(network.all.auc)}, log loss ${four(network.all.logloss)}; logistic regression AUC ${four(linear.all.auc)}, log loss ${four(linear.all.logloss)}.

### The network

| family hidden | features | AUC gain | 95 % interval | log loss gain | 95 % interval | by AUC |
|---|---:|---:|---|---:|---|---|
<#list network.gains as family, gain>
| ${words[family]} | ${details.families[family]?size} | ${signed(gain.auc.value)} | ${signed(gain.auc.low)} to ${signed(gain.auc.high)} | ${signed(gain.logloss.value)} | ${signed(gain.logloss.low)} to ${signed(gain.logloss.high)} | ${verdict(gain.auc, seeds.auc)} |
</#list>

${intervals("auc", "AUC that the network gains by each family, with its 95 % interval", bars(network.gains, "auc"))}

### Logistic regression

| family hidden | AUC gain | 95 % interval | log loss gain | 95 % interval |
|---|---:|---|---:|---|
<#list linear.gains as family, gain>
| ${words[family]} | ${signed(gain.auc.value)} | ${signed(gain.auc.low)} to ${signed(gain.auc.high)} | ${signed(gain.logloss.value)} | ${signed(gain.logloss.low)} to ${signed(gain.logloss.high)} |
</#list>

## What it does not say

Hiding a family does not take its knowledge away where another family repeats it: gains of families do not add up, and a family without a gain here may still serve where the others are thin. The rate at which a route was late in a slot was counted by local time and for an airport pair: hiding geography or local time leaves that enrichment inside the other families, so the figures above understate what zones and airports bring. Early stopping chose the epoch on May too, for every model alike. The seed was varied for the network with all features only, and ${seeds.count} seeds bound its noise loosely.
