<#function med rounds step><#local v = rounds?map(r -> r[step])?sort><#return v[(v?size - 1) / 2]></#function>
<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function reached value most><#return (value lte most)?then("reached", "**not reached**")></#function>
<#function none value><#return (value == 0)?then("0", "**" + value + "**")></#function>
# From raw to features, from raw to clean

*[En français](ingestion.fr.md). Made from `bench/results/ingestion-*.json`; nothing here is typed. Each part was measured by itself, and says when.*

## By batch: what the thinking costs

<#if parts.batch??>
<#assign figures = parts.batch.figures details = parts.batch.details copies = details.copies>
<@told parts.batch/>

### The question

A history of ${details.loads[0].rows} flights becomes ${details.loads[0].events} clean events and 52 features a departure. How fast, beside the mere writing of as many bytes? And does the time follow the number of rows, with the same memory?

### The floor

The floor writes the tables of the load without a thought. It lands the same file; it reads it from there, deals it to days, sorts it and writes as many rows as the clean log has, in that log’s columns, codec and files; then it writes 52 random numbers a row to a table like that of the features. No rule, no computation; the quarantine is left out. Load and floor take turns, each in a fresh JVM with the same memory (${details.loads?size} round<#if details.loads?size gt 1>s</#if>, medians).

| step | load, s | floor, s |
|---|---:|---:|
| opening the session | ${med(details.loads, "session")} | ${med(details.floors, "session")} |
| landing the file | ${med(details.loads, "landing")} | ${med(details.floors, "floor.landing")} |
| cleaning, sorting, clean log | ${med(details.loads, "clean")} | ${med(details.floors, "floor.sorted")} |
| features | ${med(details.loads, "features")} | ${med(details.floors, "floor.random")} |
| **total** | **${figures["ingestion.seconds.3m"]}** | **${figures["ingestion.seconds.floor"]}** |

The load takes **${figures["ingestion.ratio.floor"]}** times the floor (goal: at most 1.6<#if figures["ingestion.ratio.floor"] gt 1.6>, **not reached**</#if>). Both write two rows a flight after the sort; those of the floor are mere copies.<#if details.floors[0]["clean.mb"]??> Written by the load and by the floor: landing ${med(details.loads, "landing.mb")} and ${med(details.floors, "landing.mb")} MB, clean log ${med(details.loads, "clean.mb")} and ${med(details.floors, "clean.mb")} MB, features ${med(details.loads, "features.mb")} and ${med(details.floors, "features.mb")} MB.</#if>

The engine alone, one thread, ${details.engine.events} events in memory: ${figures["ingestion.engine.seconds"]} s.

### At scale

<#if copies gt 1>
<#assign large = details.large>
The history following itself ${copies} times, shifted by whole weeks: ${large.rows} rows in ${large.total} s, that is ${figures["ingestion.growth." + (3 * copies)?c + "m"]} times the proportional time (goal: at most 1.1). Memory at the peak: ${large["peak.mb"]} MB against ${figures["ingestion.peak.mb.3m"]} MB, with the same heap.
<#else>
Not measured in this round (`-O copies=10` does).
</#if>
<#else>
Not measured yet: `./chainon bench ingestion -O only=batch`.
</#if>

## By stream: what a record waits for

The demonstration’s own stream process, a broker and a measuring process share this machine. The sender sends at an even pace whatever happens to the stream: when the stream pauses, every record that comes meanwhile waits, and no wait is left out. Two times are told:

- **append to append**: from the raw record in the broker’s log to the clean one; the broker stamps both, in whole milliseconds;
- **sent to heard**: from the call that sends the raw record to the arrival of the clean one at a consumer. It passes the broker twice, where the bare round trip passes it once.

### At the greatest pace of the replay

<#if parts.pace??>
<#assign f = parts.pace.figures details = parts.pace.details>
<@told parts.pace/>

1,205 events a second (${details.length} s after half as long of warm-up): ${details.account.raw} sent, ${details.account.clean} clean, ${details.account.refused} in quarantine, ${none(f["stream.clean.lost"])} lost. The stream took ${f["stream.cores"]} cores.

| milliseconds | median | 90 % | 99 % | worst |
|---|---:|---:|---:|---:|
| raw to clean, append to append | ${f["stream.clean.p50.ms"]} | ${f["stream.clean.p90.ms"]} | ${f["stream.clean.p99.ms"]} | ${f["stream.clean.max.ms"]} |
| raw to clean, sent to heard | ${f["stream.arrived.p50.ms"]} | ${f["stream.arrived.p90.ms"]} | ${f["stream.arrived.p99.ms"]} | ${f["stream.arrived.max.ms"]} |
| bare round trip of the same broker | ${f["stream.roundtrip.p50.ms"]} | ${f["stream.roundtrip.p90.ms"]} | ${f["stream.roundtrip.p99.ms"]} | ${f["stream.roundtrip.max.ms"]} |

Goals, sent to heard: median at most 5 ms, ${reached(f["stream.arrived.p50.ms"], 5)}; 99 % within 100 ms, ${reached(f["stream.arrived.p99.ms"], 100)}.

<#assign drawn = []>
<#list details.arrived as p><#assign drawn += [{"line": "raw to clean", "x": p.oneIn, "y": p.ms}]></#list>
<#list details.roundtrip as p><#assign drawn += [{"line": "bare round trip", "x": p.oneIn, "y": p.ms}]></#list>
${plot("pace", "Wait that one record in so many exceeds, 1,205 a second", "one record in", "milliseconds", drawn)}

<#assign worst = []>
<#list details.worst as ms><#assign worst += [{"second": ms?counter, "ms": ms}]></#list>
Two things recur beside the flow: every 30 seconds real-time mode ends a batch and begins the next, and every 15 seconds the same process copies the clean log to the back office. The slowest records: <#list worst?sort_by("ms")?reverse[0..2] as one>${one.ms} ms in second ${one.second}<#sep>, </#list>; in the median second ${worst?map(one -> one.ms)?sort[(worst?size / 2)?floor]} ms.
<#else>
Not measured yet: `./chainon bench ingestion -O only=pace`.
</#if>

### Twenty thousand a second

<#if parts.sustained??>
<#assign f = parts.sustained.figures details = parts.sustained.details>
<@told parts.sustained/>

${f["ingestion.events.per.second"]} events a second for ${details.length} s, until the last one was answered, ${f["ingestion.behind.seconds"]} s after the last one was sent. With the warm-up ${details.account.raw} sent = ${details.account.clean} clean + ${details.account.refused} in quarantine + ${none(f["ingestion.lost"])} lost. The stream took ${f["stream.sustained.cores"]} cores.

| milliseconds | median | 90 % | 99 % | worst |
|---|---:|---:|---:|---:|
| raw to clean, append to append | ${f["stream.sustained.clean.p50.ms"]} | ${f["stream.sustained.clean.p90.ms"]} | ${f["stream.sustained.clean.p99.ms"]} | ${f["stream.sustained.clean.max.ms"]} |
| raw to clean, sent to heard | ${f["stream.sustained.arrived.p50.ms"]} | ${f["stream.sustained.arrived.p90.ms"]} | ${f["stream.sustained.arrived.p99.ms"]} | ${f["stream.sustained.arrived.max.ms"]} |
<#else>
Not measured yet: `./chainon bench ingestion -O only=sustained`.
</#if>

### Killed in mid-batch

<#if parts.killed??>
<#assign f = parts.killed.figures details = parts.killed.details>
<@told parts.killed/>

At 5,000 events a second the process is ended by SIGKILL and started again, while the feed goes on (${details.length} s in all). Real-time mode is at-least-once: what the unfinished batch had written is written again. The one reader of the log lets each event pass once.

| | events |
|---|---:|
| sent | ${details.account.raw} |
| clean | ${details.account.clean} |
| in quarantine | ${details.account.refused} |
| lost | ${none(f["ingestion.killed.lost"])} |
| written again by the restart | ${f["ingestion.killed.repeated"]} |
| handed over by the reader | ${details.read.delivered} |
| handed over twice | ${none(f["ingestion.killed.doubled"])} |
| out of order | ${none(f["ingestion.killed.disordered"])} |
| clean, but not handed over | ${none(f["ingestion.killed.missing"])} |
<#if details.read.resent gt 0>

The source itself sent ${details.read.resent} of the clean events a second time; the reader drops those too.
</#if>
<#else>
Not measured yet: `./chainon bench ingestion -O only=killed`.
</#if>

### Fed with damage

<#if parts.fuzzed??>
<#assign f = parts.fuzzed.figures details = parts.fuzzed.details>
<@told parts.fuzzed/>

Real records, five in six of them damaged by a fixed seed (bits flipped, cut, glued, members taken away or given another type, plain noise, five thousand brackets), one in twelve sent twice. ${f["ingestion.fuzz.in"]} sent = ${f["ingestion.fuzz.clean"]} clean + ${f["ingestion.fuzz.quarantined"]} in quarantine + ${none(f["ingestion.fuzz.lost"])} lost; crashes of the process: ${none(f["ingestion.fuzz.crashes"])}.

| rule | refused |
|---|---:|
<#list details.rules?keys?sort as rule>
| `${rule}` | ${details.rules[rule]} |
</#list>
<#else>
Not measured yet: `./chainon bench ingestion -O only=fuzzed`.
</#if>

## What the measurement does not say

One machine for everything: Spark, the broker and the measuring process share its cores, and seconds and milliseconds hold for it alone; ratios, measured in the same round, travel better. A pipe between machines is not in it.
