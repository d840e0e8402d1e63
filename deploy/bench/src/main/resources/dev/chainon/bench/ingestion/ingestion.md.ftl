<#function med rounds step><#local v = rounds?map(r -> r[step])?sort><#return v[(v?size - 1) / 2]></#function>
# From raw to features: what the thinking costs

*[En français](ingestion.fr.md). Made from `bench/results/ingestion.json`, measured on ${started[0..9]} by `${command}` (${machine}); nothing here is typed.*

<#if details.loads??>
<#assign copies = details.copies>
## The question

A history of ${details.loads[0].rows} flights becomes ${details.loads[0].events} clean events and 52 features a departure. How fast, beside the mere writing of as many bytes? And does the time follow the number of rows, with the same memory?

## The floor

The floor reads the same file, writes it, sorts it and writes it again, then writes 52 random numbers a row: no rule, no computation. Load and floor take turns, each in a fresh JVM with the same memory (${details.loads?size} round<#if details.loads?size gt 1>s</#if>, medians).

| step | load, s | floor, s |
|---|---:|---:|
| opening the session | ${med(details.loads, "session")} | ${med(details.floors, "session")} |
| landing the file | ${med(details.loads, "landing")} | ${med(details.floors, "floor.landing")} |
| cleaning, sorting, clean log | ${med(details.loads, "clean")} | ${med(details.floors, "floor.sorted")} |
| features | ${med(details.loads, "features")} | ${med(details.floors, "floor.random")} |
| **total** | **${figures["ingestion.seconds.3m"]}** | **${figures["ingestion.seconds.floor"]}** |

The load takes **${figures["ingestion.ratio.floor"]}** times the floor (goal: at most 1.6<#if figures["ingestion.ratio.floor"] gt 1.6>, **not reached**</#if>). Cleaning writes two events a flight where the floor writes one row.

The engine alone, one thread, ${details.engine.events} events in memory: ${figures["ingestion.engine.seconds"]} s.

## At scale

<#if copies gt 1>
<#assign large = details.large>
The history following itself ${copies} times, shifted by whole weeks: ${large.rows} rows in ${large.total} s, that is ${figures["ingestion.growth." + (3 * copies)?c + "m"]} times the proportional time (goal: at most 1.1). Memory at the peak: ${large["peak.mb"]} MB against ${figures["ingestion.peak.mb.3m"]} MB, with the same heap.
<#else>
Not measured in this round (`-O copies=10` does).
</#if>
<#else>
The batch was not measured in this round.
</#if>

## What the measurement does not say

One machine, ${machine}: Spark shares its cores with everything else, and the seconds hold for it alone; ratios, measured in the same round, travel better.
