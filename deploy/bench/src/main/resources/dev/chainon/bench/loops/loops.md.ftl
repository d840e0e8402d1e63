<#assign names = {"loop": "loop", "lambdas": "lambdas", "mapReduce": "map-reduce"}>
<#assign sizes = []>
<#list details.points as p><#if !sizes?seq_contains(p.rows)><#assign sizes += [p.rows]></#if></#list>
<#assign sizes = sizes?sort>
<#-- A way is the fastest only where its interval lies below those of all others; an error of -1 is one that could not be told. -->
<#function best n><#return details.points?filter(p -> p.rows == n)?sort_by("milliseconds")?first></#function>
<#function decided n><#local b = best(n)><#return b.error gte 0 && details.points?filter(p -> p.rows == n && p.way != b.way && (p.error lt 0 || p.milliseconds - p.error lte b.milliseconds + b.error))?size == 0></#function>
<#function of way n><#return details.points?filter(p -> p.rows == n && p.way == way)?first></#function>
<#function cell way n><#local p = of(way, n)><#return p.milliseconds + " ± " + (p.error gte 0)?then(p.error, "?")></#function>
# Loop, lambdas, map-reduce: where each wins

*[En français](loops.fr.md). Made from `bench/results/loops.json`, measured on ${started[0..9]} by `${command}` (${machine}); nothing here is typed.*

## The question

Every day Chaînon counts arrivals and late arrivals by route and five-minute slot; these integer counts are the memory of its features. The loop can be written in three ways:

- **loop**: a `for`, one thread;
- **lambdas**: a parallel stream of Java, `parallelStream().collect(groupingBy(…))`;
- **map-reduce**: Spark counts by partition (map), then adds up the counts of a day (reduce).

All three give the same integers, row by row: a test asks for it. Which one to take?

## The measurement

The arrivals of the data set, in memory already; JMH, a fresh JVM for each pair of way and size, ${details.cores} cores. Mean time in milliseconds, and half of the 99.9 % confidence interval (${details.iterations} measurements):

| rows | loop | lambdas | map-reduce | fastest |
|---:|---:|---:|---:|---|
<#list sizes as n>
| ${n} | ${cell("loop", n)} | ${cell("lambdas", n)} | ${cell("mapReduce", n)} | <#if decided(n)>**${names[best(n).way]}**<#else>undecided</#if> |
</#list>

<#assign drawn = []>
<#list ["loop", "lambdas", "mapReduce"] as way><#list sizes as n><#assign drawn += [{"line": names[way], "x": n, "y": of(way, n).milliseconds}]></#list></#list>
${plot("time", "Time of one aggregation by number of rows", "rows", "milliseconds", drawn)}

## Where each wins

A way is called the fastest only where its confidence interval lies wholly below those of the two others.

<#list sizes as n>
- ${n} rows: <#if decided(n)>**${names[best(n).way]}**<#else>**undecided**: the intervals overlap</#if>.
</#list>

Chaînon uses the plain loop where a day comes in event by event (the engine's counter), and map-reduce where the whole history is read from files, whose partitions may go to other machines. That second choice rests on reading and on distribution, which this measurement does not cover.

## What the measurement does not say

It has ${details.cores} cores and one machine: no gain of a cluster can be seen there, only its price. The data are in memory: reading is not counted.
