<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function signed value><#return value?string("+0.0000;-0.0000")></#function>
<#function between difference><#return signed(difference.low) + " to " + signed(difference.high)></#function>
<#function inside difference spread><#return (difference.low lte 0 && difference.high gte 0)?then("zero lies in the interval", (difference.value?abs lte 2 * spread)?then("within two deviations between seeds", "**beyond both**"))></#function>
<#assign means = {"netem": "held by the kernel (netem)", "delay line": "held by a cable of two tap devices through the program, since this kernel has no netem"}>
<#assign delayed = ((parts.faults.details.network["trip.ms"])!0) gt 0>
<#assign faults = [{"key": "none", "name": "nothing"}, {"key": "kill", "name": "worker and executor killed outright"}, {"key": "freeze", "name": "both stand still, speculation on"}, {"key": "silence", "name": "both stand still, speculation off, 10 s of silence allowed"}, {"key": "network", "name": delayed?then("in its own network namespace, behind a delay, then cut off; given up after 9 s", "in its own network namespace, link narrowed, then cut; given up after 9 s")}]>
# Training on a cluster

*[En français](distributed.fr.md). Made from `bench/results/distributed-*.json`; nothing here is typed. Each part was measured by itself, and says when. [Decision](../adr/0026-local-sgd.md).*

**No speed-up can be shown on one machine with two cores**: master, two workers, two executors and the program share them. What is shown is how near two workers come to one process, what a fault costs, and what an exchange costs; more workers are modelled from that.

## Beside one process

<#if parts.parity??>
<#assign figures = parts.parity.figures details = parts.parity.details>
<@told parts.parity/>

The whole training set, ${details.pairs?size} seeds, each once in one process on one thread and once on two workers; judged on May (June stays sealed). Intervals resample whole days of May, the same for both.

| seed | AUC, one process | AUC, two workers | difference | 95 % interval | log loss, one process | log loss, two workers | difference | 95 % interval |
|---:|---:|---:|---:|---|---:|---:|---:|---|
<#list details.pairs as p>
| ${p.seed} | ${p.alone.auc?string("0.0000")} | ${p.spread.auc?string("0.0000")} | ${signed(p.difference.auc.value)} | ${between(p.difference.auc)} | ${p.alone.logloss?string("0.0000")} | ${p.spread.logloss?string("0.0000")} | ${signed(p.difference.logloss.value)} | ${between(p.difference.logloss)} |
</#list>

Between seeds one process varies by ${figures["distributed.alone.auc.deviation"]?string("0.0000")} of AUC and ${figures["distributed.alone.logloss.deviation"]?string("0.0000")} of log loss (standard deviation). By seed, the difference of log loss: <#list details.pairs as p>${inside(p.difference.logloss, figures["distributed.alone.logloss.deviation"])}<#sep>; </#list>.
<#else>
Not measured yet: `./chainon bench distributed -O only=parity`.
</#if>

## What a fault costs

<#if parts.faults??>
<#assign figures = parts.faults.figures details = parts.faults.details>
<@told parts.faults/>

One of two workers is struck in the middle of the fourth round of a training of one epoch, and not replaced: the other learns both shards from then on. A shard that is missing in a round is left out of its average, and counted. Speculation starts a second copy of a slow task, but never on the host of the first: the two workers here share one address, so a worker that stands still is waited for until Spark gives its silent executor up (`chainon.spark.timeout`), and it is the allowed silence that bounds the round.

| what befalls it | a round before, s | the round it happens in, s | a round afterwards, s | answers missing | rows learnt from | AUC | log loss |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list faults as f>
<#if figures["distributed." + f.key + ".auc"]??>
<#assign p = "distributed." + f.key>
| ${f.name} | ${figures[p + ".before.seconds"]?string("0.00")} | ${figures[p + ".struck.seconds"]?string("0.00")} | ${figures[p + ".afterwards.seconds"]?string("0.00")} | ${figures[p + ".missing"]} | ${figures[p + ".rows"]?string("#,##0")} | ${figures[p + ".auc"]?string("0.0000")} | ${figures[p + ".logloss"]?string("0.0000")} |
</#if>
</#list>

<#if details.network.absent??>
Network namespaces: ${details.network.absent}.
<#elseif details.network["trip.ms"]??>
Behind the delay a round trip to the namespace takes ${details.network["trip.ms"]?string("0.0")} ms instead of ${details.network["trip.before.ms"]?string("0.00")}: ${details.network["delay.ms"]} ms, ${means[details.network["delay.by"]]}.
<#elseif details.network["delay.absent"]??>
No delay was possible on the link: ${details.network["delay.absent"]}. In its place it is narrowed to ${details.network["narrow.kbit"] / 1000} Mbit/s, which delays each exchange.
</#if>
<#else>
Not measured yet: `./chainon bench distributed -O only=faults`.
</#if>

## What an exchange costs, and what more workers would give

<#if parts.exchange??>
<#assign figures = parts.exchange.figures far = (parts.exchange.details.far)!{"absent": "not measured"}>
<@told parts.exchange/>

Rounds with one step of 64 rows a shard, on two workers: what a round takes beside the work, by the number of answers that it gathers (median).

| answers | seconds | seconds behind the delay |
|---:|---:|---:|
<#list [1, 2, 4, 8, 16, 32] as n>
| ${n} | ${figures["distributed.overhead.seconds." + n]?string("0.000")} | <#if far.absent??>–<#else>${figures["distributed.far.overhead.seconds." + n]?string("0.000")}</#if> |
</#list>

<#if far.absent??>
Network namespaces: ${far.absent}.
<#else>
Behind the delay each worker is in a network namespace of its own, and a round trip to it takes ${far["trip.ms"]?string("0.0")} ms instead of ${far["trip.before.ms"]?string("0.00")}: ${far["delay.ms"]} ms, ${means[far["delay.by"]]}.
</#if>

The line through those without delay: ${figures["distributed.model.fixed.seconds"]?string("0.000")} s a round and ${figures["distributed.model.each.seconds"]?string("0.0000")} s more for each answer. **A model, not a measurement**, for W workers with a core of their own:

    seconds(W) = rows / (W × rate) + rounds × (fixed + each × W)

with ${figures["distributed.model.rows"]?string("#,##0")} rows, ${figures["distributed.model.rate"]?string("#,##0")} rows a second of one worker, measured with two at work on two cores, and ${figures["distributed.model.rounds"]} rounds. Over a network all answers pass the driver’s link of 1 Gbit/s, which adds rounds × 2 × W × ${(figures["distributed.model.bytes"] / 1000)?string("#,##0")} kB × 8 / 10⁹. It leaves out that the network learns a little less from the same rows when more shards learn apart, and that the batch would have to follow.

| workers | seconds | seconds over a network |
|---:|---:|---:|
<#list [1, 2, 4, 8, 16, 32, 64] as w>
| ${w} | ${figures["distributed.model.seconds." + w]?string("0.0")} | ${figures["distributed.model.network.seconds." + w]?string("0.0")} |
</#list>

<#assign points = []>
<#list [1, 2, 4, 8, 16, 32, 64] as w><#assign points = points + [{"line": "one machine", "x": w, "y": figures["distributed.model.seconds." + w]}, {"line": "1 Gbit/s", "x": w, "y": figures["distributed.model.network.seconds." + w]}]></#list>
${plot("model", "Modelled seconds of a training", "workers", "seconds", points)}

Over a network the model is fastest with ${figures["distributed.model.best"]} workers. On the two cores here one process on one thread took ${figures["distributed.alone.seconds"]?string("0.0")} s, two workers ${figures["distributed.spread.seconds"]?string("0.0")} s, where the model says ${figures["distributed.model.seconds.2"]?string("0.0")} s.
<#else>
Not measured yet: `./chainon bench distributed -O only=exchange`.
</#if>

## Choices

<#if parts.choices??>
<@told parts.choices/>

One seed each; what a row does not name is as in the settings. Judged by quality alone: a difference below the deviation between seeds above is luck.

| setting | AUC | log loss | rounds | kB of an answer |
|---|---:|---:|---:|---:|
<#list parts.choices.details.choices as c>
| <#if c.settings == "">as it is<#else>`${c.settings}`</#if> | ${c.auc?string("0.0000")} | ${c.logloss?string("0.0000")} | ${c.rounds} | ${(c.bytes / 1000)?string("#,##0")} |
</#list>
<#else>
Not measured yet: `./chainon bench distributed -O only=choices`.
</#if>
