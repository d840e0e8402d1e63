<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function cell details who batch threads><#local found = details.measured?filter(m -> m.who == who && m.batch == batch && m.threads == threads)?sort_by("pace")><#if found?size == 0><#return "–"></#if><#return found?last.pace?string("#,##0") + " (" + found?first.pace?string("#,##0") + ")"></#function>
<#function goal name key asked most><#local value = parts.quality.figures["training.may." + key]><#return {"name": name, "key": key, "asked": asked, "met": most?then(value lte asked, value gte asked)}></#function>
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

## What was tried

<#if parts.variants??>
<@told parts.variants/>

One seed each; what a row does not name is as in the demonstration. `pieces` is the number of pieces into which the range of a feature is cut (0: standardised only).

| settings | AUC | PR-AUC | log loss | Brier | ECE | seconds | one row, µs |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list parts.variants.details.variants as v>
| <#if v.settings == "">the demonstration’s<#else>`${v.settings}`</#if> | ${v.auc?string("0.0000")} | ${v.prauc?string("0.0000")} | ${v.logloss?string("0.0000")} | ${v.brier?string("0.0000")} | ${v.ece?string("0.0000")} | ${v.seconds?string("0")} | ${v["onnx.row.us"]?string("0")} |
</#list>
<#else>
Not measured yet: `./chainon bench training -O only=variants`.
</#if>
