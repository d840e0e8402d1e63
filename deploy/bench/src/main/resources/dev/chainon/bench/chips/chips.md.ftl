<#function k x><#return x?string["#,##0"]></#function>
<#function d2 x><#return x?string["#,##0.00"]></#function>
<#function d3 x><#return x?string["#,##0.000"]></#function>
<#function e x><#return x?string["0.0E0"]></#function>
<#function signed x><#return x?string["+0.00000;-0.00000"]></#function>
<#function ratio x><#return x?string["0.00"]></#function>
<#function mb x><#return (x / 1000000)?string["#,##0"]></#function>
<#assign trained = details.training?filter(r -> r.figures??) served = details.serving?filter(r -> r.figures??)>
<#assign absent = details.training?filter(r -> r.absent??) + details.serving?filter(r -> r.absent??)>
<#assign firstTrained = trained?first firstServed = served?first>
<#assign sizes = ["1", "16", "256", "4096"]?filter(b -> firstServed.figures["batch." + b + ".mean.us"]??) largest = sizes?last>
<#assign pace = {} calls = {}>
<#list trained as r><#assign pace = pace + {r.id: r.figures["rows.per.second"]}></#list>
<#list served as r><#assign calls = calls + {r.id: r.figures["batch." + largest + ".rows.per.second"]}></#list>
<#assign loops = {"flat": "the loop on flat arrays", "graph": "DL4J’s own fit"}>
# What each chip brings, and what it costs

[Français](chips.fr.md)

Made from `bench/results/chips.json`; no number here is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${details.processor} (${machine}).

## The question

The same model can be trained and served by several chips, and by one chip with several settings: threads, builds of the library for newer instructions, other libraries. What does each bring, what does each cost, and where shall a job run?

## The measurement

Each setting is measured in a process of its own. All read the same ${details.rows} training rows at most, spread over January to April, start from the same first parameters and take the same steps; scores are judged on the last ${details.judged} rows of May at most. June stays sealed. A pass is judged, one more is not counted, then ${details.rounds} are timed; training is measured in ${details.tours!1} tour<#if (details.tours!1) gt 1>s</#if> over all settings, each in a new process: the best pass of all, and the worst in brackets. Everything is compared with the first row. The start is that of a library, the median of all processes that loaded it. A call of a prediction is timed from the array on the heap to the answer on the heap.

## Training

${chart("training", "Training", "rows per second", pace)}

| setting | chip | computes | threads | library | rows/s, best (worst) | gain | start, s | AUC | change of AUC | largest difference of a score |
|---|---|---|---:|---|---:|---:|---:|---:|---:|---:|
<#list trained as r>
| `${r.id}` | ${r.chip} | ${loops[r.what]} | ${r.threads} | ${r.loaded!r.library} | ${k(r.figures["rows.per.second"])} (${k(r.figures["rows.per.second.worst"])}) | ×${ratio(r.figures["rows.per.second"] / firstTrained.figures["rows.per.second"])} | ${d2(r.figures["start.seconds"])} | ${r.figures.auc?string["0.0000"]} | ${signed(r.figures["auc.change"])} | ${e(r.figures.maxdiff)} |
</#list>

The loop on flat arrays takes only the product of matrices from the library, hence from OpenBLAS, which picks its instructions itself when it starts: other builds of ND4J can hardly change it. Where arrays live on a GPU, DL4J’s own fit computes. Differences of scores come from sums added in another order, step after step; what they do to the model is the change of AUC.

## Serving

${chart("serving", "Serving, " + largest + " rows a call", "rows per second", calls)}

| setting | chip | threads | start, s | one row, µs: median | 99 % | <#list sizes as b><#if b != "1">rows/s, ${b} a call | </#if></#list>gain | change of AUC | largest difference |
|---|---|---:|---:|---:|---:|<#list sizes as b><#if b != "1">---:|</#if></#list>---:|---:|---:|
<#list served as r>
| `${r.id}` | ${r.chip} | ${r.threads} | ${d2(r.figures["start.seconds"])} | ${d2(r.figures["batch.1.p50.us"])} | ${d2(r.figures["batch.1.p99.us"])} | <#list sizes as b><#if b != "1">${k(r.figures["batch." + b + ".rows.per.second"])} | </#if></#list>×${ratio(r.figures["batch." + largest + ".rows.per.second"] / firstServed.figures["batch." + largest + ".rows.per.second"])} | ${signed(r.figures["auc.change"])} | ${e(r.figures.maxdiff)} |
</#list>

## What moving memory costs

Measured by itself, apart from the computation. In training: from the heap to where ND4J computes (beside a processor the memory beside the heap, on a GPU its own memory) and back, the inputs of one batch at a time, as each loop copies them: the loop on flat arrays to arrays that it keeps, a thread the rows of its share; DL4J’s own fit to an array that is made for it. In serving: from the heap to the tensor; on a GPU or an NPU the way on to the chip is inside the call.

| setting | there, MB/s | back, MB/s | one row, µs | share of the training of a row |
|---|---:|---:|---:|---:|
<#list trained as r>
| `${r.id}` | ${mb(r.figures["transfer.to.bytes.per.second"])} | ${mb(r.figures["transfer.from.bytes.per.second"])} | ${d2(r.figures["transfer.one.row.us"])} | ${(100 * r.figures["transfer.to.row.seconds"] * r.figures["rows.per.second"])?string["0.0"]} % |
</#list>

| setting | <#list sizes as b>${b} row<#if b != "1">s</#if>, µs | share of the call | </#list>
|---|<#list sizes as b>---:|---:|</#list>
<#list served as r>
| `${r.id}` | <#list sizes as b>${d3(r.figures["batch." + b + ".transfer.us"])} | ${(100 * r.figures["batch." + b + ".transfer.us"] / r.figures["batch." + b + ".mean.us"])?string["0.0"]} % | </#list>
</#list>

## Energy

<#if details.energyAbsent == "">
| setting | joules for a million rows |
|---|---:|
<#list trained as r>
| `${r.id}` | ${d2(r.figures["joules.per.million.rows"])} |
</#list>
<#list served as r>
| `${r.id}`, ${largest} rows a call | ${d2(r.figures["batch." + largest + ".joules.per.million.rows"])} |
</#list>

The counters (RAPL) count all that the processor does, not one process.
<#else>
**Not measured**: `${details.energyAbsent}`.
</#if>

## What is absent, and why

Nothing stands in for an absent chip: no figure, and no advice.

| setting | chip | reason, word for word |
|---|---|---|
<#list absent as r>
| `${r.id}` | ${r.chip} | `${r.absent}` |
</#list>

## Where to train, where to serve

`./chainon advise` decides by the numbers above and by no others. Training takes, with *n* rows read in all:

*T(n) = start + n · (transfer + computation)*

What starts later and reads faster wins from the **break-even** on: *n\* = (start′ − start) / (row − row′)*, where a row is transfer and computation together. On ${details.cores} core<#if details.cores gt 1>s</#if>:

| from so many rows read on | trains first |
|---:|---|
<#list details.reigns as r>
| ${k(r.fromRows)} | `${r.id}` |
</#list>

A request, with calls of *b* rows that take *s* in the mean, at a rate *λ*, takes:

*(b − 1)/λ + busy · s / (2 (1 − busy)) + 99th percentile of the call, where busy = λ s / b*

that is until its call is full, behind the calls before it (a queue with calls of equal length, M/D/1, after Pollaczek and Khinchine), and the call. From busy = 1 on requests pile up without end. The wait is a mean: the sum is a guide, which a load test checks. Serving is placed first, on the fewest threads that are in time, then training on the cores that are left.

<#list details.advice as a>
### ${k(a.job.rows)} rows, ${a.job.epochs} pass<#if a.job.epochs gt 1>es</#if>; ${k(a.job.requestsPerSecond)} requests a second within ${a.job.latencyMs} ms; <#if a.job.together>at the same time<#else>one after the other</#if>

**Serve: <#if a.serve == "">nothing that was measured answers in time<#else>`${a.serve}`</#if>. Train: <#if a.train == "">nothing that was measured has room<#else>`${a.train}`</#if>** on at most ${a.coresForTraining} core<#if a.coresForTraining gt 1>s</#if>.

| serving | threads | rows a call | busy | fill, ms | queue, ms | transfer, ms | call, ms | in all, ms | |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---|
<#list a.serving as t>
| `${t.id}` | ${t.threads} | ${t.batch} | ${(100 * t.busy)?string["0.0"]} % | ${d3(t.fillMs)} | <#if t.queueMs??>${d3(t.queueMs)}<#else>∞</#if> | ${t.transferMs?string["0.0000"]} | ${d3(t.computeMs)} | <#if t.totalMs??>${d3(t.totalMs)}<#else>∞</#if> | <#if t.id == a.serve>**here**<#elseif !t.inTime>too late</#if> |
</#list>

| training | threads | start, s | transfer, s | computation, s | in all, s | |
|---|---:|---:|---:|---:|---:|---|
<#list a.training as t>
| `${t.id}` | ${t.threads} | ${d2(t.start)} | ${d2(t.transfer)} | ${d2(t.compute)} | ${d2(t.total)} | <#if t.id == a.train>**here**<#elseif !t.room>no room</#if> |
</#list>

</#list>
## What it does not say

One machine, one network, few rounds: the distance from the best to the worst pass of one setting is noise, and a smaller difference between two settings says nothing. The advisor knows the best pass only. Two threads on a machine of two cores compete with the system itself. Start is that of a process whose libraries are unpacked already. While training and serving share a machine they also share its caches and its memory, which these measures of one at a time do not show.
