<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function cell details who batch threads><#local found = details.measured?filter(m -> m.who == who && m.batch == batch && m.threads == threads)?sort_by("pace")><#if found?size == 0><#return "–"></#if><#return found?last.pace?string("#,##0") + " (" + found?first.pace?string("#,##0") + ")"></#function>
<#function goal name key asked most><#local value = parts.quality.figures["training.may." + key]><#return {"name": name, "key": key, "asked": asked, "met": most?then(value lte asked, value gte asked)}></#function>
<#function with v key><#return v[key]?string("0.0000") + " (" + v[key + ".deviation"]?string("0.0000") + ")"></#function>
<#function change v key><#return v[key + ".gain"]?string("+0.0000;-0.0000") + " (" + v[key + ".low"]?string("+0.0000;-0.0000") + " to " + v[key + ".high"]?string("+0.0000;-0.0000") + ")"></#function>
<#assign curves = {"none": "none", "temperature": "temperature", "shift": "shift", "platt": "Platt", "isotonic": "isotonic"} ways = {"moved": "moved: ", "apart": "apart: ", "seen": "seen: "}>
<#function curve name><#if name == "none"><#return "none"></#if><#local words = name?split(".")><#return ways[words[0]] + curves[words[1]]></#function>
<#function gained v><#return v.gain?string("+0.0000;-0.0000") + " ± " + v["gain.error"]?string("0.0000")></#function>
<#function gaps details key><#local all = []><#list details.origins as o><#list [{"of": "gain.", "label": o.month + ", network"}, {"of": "mean.gain.", "label": o.month + ", mean of the networks"}] as g><#local id = g.of + key all = all + [{"label": g.label, "low": o[id + ".low"], "value": o[id], "high": o[id + ".high"]}]></#list></#list><#return all></#function>
<#if parts.quality??><#assign goals = [goal("AUC", "auc", 0.894, false), goal("PR-AUC", "prauc", 0.744, false), goal("log loss", "logloss", 0.265, true), goal("Brier", "brier", 0.0763, true), goal("ECE", "ece", 0.007, true)]></#if>
# How fast it learns

*[En français](training.fr.md). Made from `bench/results/training-*.json`; nothing here is typed. Each part was measured by itself, and says when.*

## Rows a second, beside scikit-learn

<#if parts.speed??>
<#assign figures = parts.speed.figures details = parts.speed.details>
<@told parts.speed/>

One network for both: 52 inputs, hidden layers of 128 and 64 units, one output; Adam; the first ${details.rows} rows of the training set. Chaînon’s loop reads, encodes, goes forward and back and takes the step; scikit-learn’s `MLPClassifier` finds its rows in memory and scaled already. The two take turns, each in a fresh process, with one thread and with two; the best round is told, the worst in brackets.

| batch | Chaînon, 1 thread | Chaînon, 2 threads | scikit-learn, 1 thread | scikit-learn, 2 threads |
|---:|---:|---:|---:|---:|
<#list [1024, 4096] as batch>
| ${batch} | ${cell(details, "Chaînon", batch, 1)} | ${cell(details, "Chaînon", batch, 2)} | ${cell(details, "scikit-learn", batch, 1)} | ${cell(details, "scikit-learn", batch, 2)} |
</#list>

<#if figures["training.ratio.sklearn.1024"]??>
At its best number of threads each, Chaînon reads ${figures["training.ratio.sklearn.1024"]} times as many rows a second in batches of 1024 and ${figures["training.ratio.sklearn.4096"]} times as many in batches of 4096 (goal: at least 1<#if figures["training.ratio.sklearn.1024"] lt 1 || figures["training.ratio.sklearn.4096"] lt 1>, **not reached**</#if>).
<#else>
scikit-learn was not measured: ${details.peer}.
</#if>
<#else>
Not measured yet: `./chainon bench training -O only=speed`.
</#if>

## Seconds to a useful model

<#if parts.convergence??>
<#assign figures = parts.convergence.figures details = parts.convergence.details>
<@told parts.convergence/>

From the first weights, with the demonstration’s settings and at a rate that does not fall, on the whole training period: **${figures["training.seconds.to.auc885"]} s** of training until the AUC of May reaches 0.885 (goal: at most 60<#if figures["training.seconds.to.auc885"] gt 60>, **not reached**</#if>; looked for ten times an epoch, ${details.auc?string("0.0000")} was found). The process held ${figures["training.peak.mb"]} MB at most, the pages of the mapped training set included (goal: at most 2048<#if figures["training.peak.mb"] gt 2048>, **not reached**</#if>).
<#else>
Not measured yet: `./chainon bench training -O only=convergence`.
</#if>

## How good it is, over several seeds

<#if parts.quality??>
<#assign figures = parts.quality.figures details = parts.quality.details>
<@told parts.quality/>

The demonstration’s settings, ${details.runs?size} seeds (first weights, order of the rows). What is asked is what boosted trees were seen to reach on the same rows; June stays sealed. The interval is the mean of the seeds’ 95 % intervals, which resample whole days: it tells how much the days of May matter, the deviation how much the seed does.

| metric | mean | deviation between seeds | interval over days | asked | |
|---|---:|---:|---|---:|---|
<#list goals as goal>
| ${goal.name} | ${figures["training.may." + goal.key]?string("0.0000")} | ${figures["training.may." + goal.key + ".deviation"]?string("0.0000")} | ${figures["training.may." + goal.key + ".low"]?string("0.0000")} to ${figures["training.may." + goal.key + ".high"]?string("0.0000")} | ${goal.asked?string("0.####")} | ${goal.met?then("reached", "**not reached**")} |
</#list>

A training takes ${figures["training.may.fit.seconds"]} s on two threads and ${figures["training.may.peak.mb"]} MB; the ONNX form differs by at most ${figures["training.may.onnx.maxdiff"]?string("0.0E0")} and answers one row in ${figures["training.may.onnx.row.us"]} µs.
<#else>
Not measured yet: `./chainon bench training -O only=quality`.
</#if>

## Rolling origins, beside boosted trees at full strength

<#if parts.origins??>
<#assign details = parts.origins.details>
<@told parts.origins/>

Each month is judged by models that learned from what precedes it and from nothing else: the rows from 15 January to the day before. The trees are XGBoost’s, grown on **all** these rows (`${details.settings}`; those of the control group take fewer to keep a demonstration short). The network has the demonstration’s settings; its figures are means over the seeds, its deviation is that between seeds. Both meet the same resamples of the month’s days, so the gain is paired; a gain above zero is the network’s, but for losses (log loss, Brier, ECE), where one below zero is. June stays sealed.

<#list details.origins as o>
### ${o.month}

${o["rows.train"]} rows learned from (${(100 * o["late.train"])?string("0.0")} % late), ${o["rows.judged"]} judged (${(100 * o["late.judged"])?string("0.0")} % late); the network with ${o.seeds} seeds.

| metric | network | deviation | trees | network minus trees | 95 % interval | mean of the networks minus trees | 95 % interval |
|---|---:|---:|---:|---:|---|---:|---|
<#list [{"name": "AUC", "key": "auc"}, {"name": "PR-AUC", "key": "prauc"}, {"name": "log loss", "key": "logloss"}, {"name": "Brier", "key": "brier"}, {"name": "ECE", "key": "ece"}] as m>
| ${m.name} | ${o["network." + m.key]?string("0.0000")} | ${o["network." + m.key + ".deviation"]?string("0.0000")} | ${o["trees." + m.key]?string("0.0000")} | ${o["gain." + m.key]?string("+0.0000;-0.0000")} | ${o["gain." + m.key + ".low"]?string("+0.0000;-0.0000")} to ${o["gain." + m.key + ".high"]?string("+0.0000;-0.0000")} | ${o["mean.gain." + m.key]?string("+0.0000;-0.0000")} | ${o["mean.gain." + m.key + ".low"]?string("+0.0000;-0.0000")} to ${o["mean.gain." + m.key + ".high"]?string("+0.0000;-0.0000")} |
</#list>

The growing of the trees took ${o["trees.seconds"]?string("0")} s, a training of the network ${o["seed.1.seconds"]?string("0")} s. DeLong’s test of the AUC, seed by seed: z <#list 1..o.seeds as s>${o["seed." + s?c + ".delong.z"]?string("0.0")}<#sep>, </#list> (it takes rows for independent: believe the intervals). Stability index (PSI) of the network’s score, from the months before to the month: <#list 1..o.seeds as s>${o["seed." + s?c + ".psi"]?string("0.000")}<#sep>, </#list>.

</#list>
${intervals("origins-auc", "AUC: the network minus the trees, with its 95 % interval", gaps(details, "auc"))}

${intervals("origins-logloss", "Log loss: the network minus the trees, with its 95 % interval", gaps(details, "logloss"))}

<#list details.origins as o>
- ${o.month}: <#if o["gain.logloss.high"] lt 0 && o["gain.auc.low"] gt 0>**the network is better than the trees**, in AUC and in log loss, beyond the interval.<#elseif o["gain.logloss.low"] gt 0 || o["gain.auc.high"] lt 0>**the network is worse than the trees** by ${(-o["gain.auc"])?string("0.0000")} of AUC and ${o["gain.logloss"]?string("0.0000")} of log loss.<#else>**the network is not worse than the trees**: no interval, of AUC or of log loss, puts it behind.</#if><#if o["network.ece"] gt 0.007> Its calibration error, ${o["network.ece"]?string("0.0000")}, is above the goal of May, 0.007 (the trees’: ${o["trees.ece"]?string("0.0000")}<#if o["gain.ece.low"] gt 0>, better beyond the interval</#if>).</#if>
</#list>
<#else>
Not measured yet: `./chainon bench training -O only=origins`.
</#if>

## What was tried: calibration

<#if parts.calibration??>
<#assign c = parts.calibration.details>
<@told parts.calibration/>

The last ${c.days} days before each month are held out. What a network that learnt from the days before says of them shows how its words should be bent: by a temperature, by a shift of the log-odds, by both (Platt), or by a staircase (isotonic regression). *Moved*: the curve is laid over the network that learnt from all rows. *Apart*: it stays with the network that learnt it, which has not seen those days at all. *Seen*: it is learnt from the words of the whole network on days that it has learnt from. Judged on the month that follows, of which nothing was seen; ${(c.seeds == 1)?then("one seed", "means over " + c.seeds + " seeds")}; the change is against no calibration, with its paired 95 % interval over the month’s days.

| calibration |<#list c.months as m> ECE of ${m} | change | log loss, change |</#list> ECE, mean | log loss, mean | |
|---|<#list c.months as m>---:|---|---|</#list>---:|---:|---|
<#list c.tried as t>
| ${curve(t.name)} |<#list t.months as m> ${m.ece?string("0.0000")} | <#if t.name == "none">–<#else>${change(m, "ece")}</#if> | <#if t.name == "none">–<#else>${change(m, "logloss")}</#if> |</#list> ${t.ece?string("0.0000")} | ${t.logloss?string("0.00000")} | <#if t.name == "none"><#elseif t.pays>pays<#elseif t.behind>costs<#else>undecided</#if> |
</#list>

A calibration pays if it lowers the mean calibration error of the months, and no interval of any month puts its calibration error or its log loss behind. <#assign paying = c.tried?filter(t -> t.pays)><#if paying?size == 0>**None pays**: what the last days before a month say is not what the month brings.<#else>**These pay**: <#list paying as t>${curve(t.name)}<#sep>, </#list>.</#if> <#if paying?filter(t -> t.name == "seen.shift")?size == 1>The demonstration has the shift of the network’s own words (`calibration-days = ${c.days}`): it needs no second network and lies in the bias of the output, in both forms of the model. Of ${c.tried?size - 2} that were tried one may look good by chance; the sealed period, on which nothing is chosen, tells.<#else>The demonstration goes without (`calibration-days = 0`); the setting, a shift of the network’s own words, is there, and both forms of a model that has it carry it in the bias of the output.</#if>
<#else>
Not measured yet: `./chainon bench training -O only=calibration`.
</#if>

## What was tried: early stopping

<#if parts.stopping??>
<@told parts.stopping/>

On the last ${parts.stopping.details.rows} rows of the training period: six passes instead of the demonstration’s two, with early stopping (`patience = 1`: the first pass that is no better on the validation period is the last, and the best one is kept) and without (`patience = 0`: all passes are made, the last one is kept). Means over ${parts.stopping.details.seeds} seeds, the deviation between seeds in brackets; the gain is of log loss over the demonstration’s, with its standard error.

| settings | AUC | PR-AUC | log loss | ECE | gain | seconds |
|---|---:|---:|---:|---:|---:|---:|
<#list parts.stopping.details.tried as v>
| <#if v.settings == "">the demonstration’s<#else>`${v.settings}`</#if> | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | <#if v.settings == "">–<#else>${gained(v)}</#if> | ${v.seconds?string("0")} |
</#list>
<#else>
Not measured yet: `./chainon bench training -O only=stopping`.
</#if>

## What was tried: settings

<#if parts.variants??>
<@told parts.variants/>

Means over ${parts.variants.details.seeds} seeds, the deviation between seeds in brackets; what a row does not name is as in the demonstration. `pieces` is the number of pieces into which the range of a feature is cut (0: standardised only). The gain is of log loss over the demonstration’s, with its standard error.

| settings | AUC | PR-AUC | log loss | ECE | gain | seconds | one row, µs |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list parts.variants.details.tried as v>
| <#if v.settings == "">the demonstration’s<#else>`${v.settings}`</#if> | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | <#if v.settings == "">–<#else>${gained(v)}</#if> | ${v.seconds?string("0")} | ${v["onnx.row.us"]?string("0")} |
</#list>
<#else>
Not measured yet: `./chainon bench training -O only=variants`.
</#if>

## What was tried: builds

<#assign names = {"plain": "plain: dense layers, cross-entropy", "class-weights": "class weights", "focal": "focal loss (γ = 2)", "batch-norm": "batch normalisation", "residual": "a residual block", "embeddings": "embeddings of origin, destination, route and hour"}>
<#macro tried attempts>
| build | AUC | PR-AUC | log loss | ECE | log loss, calibrated | ECE, calibrated | gain | | parameters | seconds |
|---|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|
<#list attempts as v>
| ${names[v.build]} | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | ${with(v, "calibrated.logloss")} | ${with(v, "calibrated.ece")} | <#if v?index == 0>–<#else>${gained(v)}</#if> | <#if v?index == 0><#elseif v.gain gt 2 * v["gain.error"]>pays<#elseif -v.gain gt 2 * v["gain.error"]>costs<#else>undecided</#if> | ${v.parameters?string(",##0")} | ${v.seconds?string("0")} |
</#list>
</#macro>
<#if parts.builds??>
<@told parts.builds/>

Other builds of the network, trained by DL4J’s own graph on the last ${parts.builds.details.rows} rows of the training period, in the same order and with the same steps, ${parts.builds.details.seeds} seeds each, the deviation between seeds in brackets. Class weights and focal loss give no probabilities, so log loss and calibration error are told after Platt’s scaling too, fitted to training rows; the gain is of that log loss over the plain build’s, with its standard error. A build pays if the gain is more than twice its standard error.

<@tried parts.builds.details.tried/>

<#if parts.residual??>
<@told parts.residual/>

The residual block was tried on all rows of the training period too, ${parts.residual.details.seeds} seeds:

<@tried parts.residual.details.tried/>

<#assign r = parts.residual.details.tried[1]>
<#if r.gain gt 2 * r["gain.error"]>
It pays there; the network of the demonstration does not have it yet.
<#else>
With all rows no gain of it can be told from chance: the network of the demonstration does without.
</#if>
<#else>
Whether the residual block pays on all rows is not measured yet: `./chainon bench training -O only=residual`.
</#if>
<#else>
Not measured yet: `./chainon bench training -O only=builds`.
</#if>
